import json

import boto3

events = boto3.client("events")


def handler(event, context):
    entries = [{"Source": "orders", "DetailType": "placed", "Detail": json.dumps(one)} for one in event["Records"]]
    events.put_events(Entries=entries)
