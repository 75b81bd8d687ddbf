from datetime import datetime

import boto3

s3 = boto3.client("s3")


def handler(event, context):
    key = "orders/" + datetime.now().isoformat() + ".json"
    s3.put_object(Bucket="lake", Key=key, Body=str(event))
