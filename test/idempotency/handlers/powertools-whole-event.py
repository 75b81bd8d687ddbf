import boto3
from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, idempotent

store = DynamoDBPersistenceLayer(table_name="seen")
sns = boto3.client("sns")


@idempotent(persistence_store=store)
def handler(event, context):
    for record in event["Records"]:
        sns.publish(TopicArn="arn:aws:sns:eu-west-1:111122223333:orders", Message=record["eventID"])
