import boto3

s3 = boto3.client("s3")


def handler(event, context):
    for record in event["Records"]:
        s3.put_object(Bucket="lake", Key=f"orders/{record['eventID']}.json", Body=record["kinesis"]["data"])
