import boto3

sqs = boto3.client("sqs")


def handler(event, context):
    entries = []
    for record in event["Records"]:
        entries.append({"Id": record["eventID"], "MessageBody": record["kinesis"]["data"]})
    sqs.send_message_batch(QueueUrl="orders", Entries=entries)
