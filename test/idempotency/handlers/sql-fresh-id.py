import uuid

import pymysql

connection = pymysql.connect(host="db")


def handler(event, context):
    for record in event["Records"]:
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO payments (id, amount) VALUES (%s, %s)",
                (str(uuid.uuid4()), record["dynamodb"]["NewImage"]["amount"]["N"]),
            )
