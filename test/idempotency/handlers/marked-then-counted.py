import boto3

seen = boto3.resource("dynamodb").Table("seen")
counts = boto3.resource("dynamodb").Table("counts")


def handler(event, context):
    for record in event["Records"]:
        try:
            seen.put_item(Item={"id": record["eventID"]}, ConditionExpression="attribute_not_exists(id)")
        except seen.meta.client.exceptions.ConditionalCheckFailedException:
            continue
        counts.update_item(Key={"id": "all"}, UpdateExpression="ADD n :one", ExpressionAttributeValues={":one": 1})
