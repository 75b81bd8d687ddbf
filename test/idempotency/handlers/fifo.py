import boto3

sqs = boto3.client("sqs")


def handler(event, context):
    for record in event["Records"]:
        sqs.send_message(
            QueueUrl="https://sqs.eu-west-1.amazonaws.com/111122223333/orders.fifo",
            MessageBody=record["kinesis"]["data"],
            MessageGroupId="orders",
            MessageDeduplicationId=record["kinesis"]["sequenceNumber"],
        )
