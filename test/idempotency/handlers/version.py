import boto3
from boto3.dynamodb.conditions import Attr

table = boto3.resource("dynamodb").Table("state")


def handler(event, context):
    for record in event["Records"]:
        number = record["kinesis"]["sequenceNumber"]
        table.put_item(
            Item={"id": record["kinesis"]["partitionKey"], "sequence": number},
            ConditionExpression=Attr("sequence").lt(number) | Attr("sequence").not_exists(),
        )
