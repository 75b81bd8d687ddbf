from store.counters import count


def handler(event, context):
    for record in event["Records"]:
        count(record["eventID"])
