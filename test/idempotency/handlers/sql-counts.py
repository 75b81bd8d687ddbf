import os

import psycopg2

connection = psycopg2.connect(os.environ["DATABASE"])

COUNT = """
    UPDATE customers
    SET orders = orders + 1, seen = true
    WHERE id = %s
"""


def handler(event, context):
    with connection.cursor() as cursor:
        for record in event["Records"]:
            cursor.execute(COUNT, (record["eventID"],))
    connection.commit()
