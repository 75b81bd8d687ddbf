import base64
import json
import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    for record in event["Records"]:
        order = json.loads(base64.b64decode(record["kinesis"]["data"]))
        table.update_item(
            Key={"customer": order["customer"]},
            UpdateExpression="ADD orders :one",
            ConditionExpression="attribute_exists(customer)",
            ExpressionAttributeValues={":one": 1},
        )
