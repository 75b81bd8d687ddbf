import boto3

table = boto3.resource("dynamodb").Table("state")
sns = boto3.client("sns")


def handler(event, context):
    for record in event["Records"]:
        table.update_item(
            Key={"id": record["eventID"]},
            UpdateExpression="SET paid = :yes",
            ConditionExpression="attribute_exists(id)",
            ExpressionAttributeValues={":yes": True},
        )
        sns.publish(TopicArn="arn:aws:sns:eu-west-1:111122223333:paid", Message=record["eventID"])
