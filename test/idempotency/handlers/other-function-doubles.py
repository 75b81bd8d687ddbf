import boto3

table = boto3.resource("dynamodb").Table("counts")


def nightly(event, context):
    table.update_item(Key={"id": "all"}, UpdateExpression="ADD n :one", ExpressionAttributeValues={":one": 1})


def handler(event, context):
    print(len(event["Records"]))
