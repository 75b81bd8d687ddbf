import boto3

table = boto3.resource("dynamodb").Table("counts")


class Counters:
    def add(self, key, amount):
        table.update_item(
            Key={"id": key},
            UpdateExpression="SET #n = #n + :amount",
            ExpressionAttributeNames={"#n": "n"},
            ExpressionAttributeValues={":amount": amount},
        )


def count(key):
    Counters().add(key, 1)
