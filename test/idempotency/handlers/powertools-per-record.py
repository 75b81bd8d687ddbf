import boto3
from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response
from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, idempotent_function

processor = BatchProcessor(event_type=EventType.KinesisDataStreams)
store = DynamoDBPersistenceLayer(table_name="seen")
table = boto3.resource("dynamodb").Table("counts")


@idempotent_function(data_keyword_argument="record", persistence_store=store)
def count(record):
    table.update_item(
        Key={"id": "all"}, UpdateExpression="ADD n :one", ExpressionAttributeValues={":one": 1}
    )


def handler(event, context):
    return process_partial_response(event=event, record_handler=lambda one: count(record=one), processor=processor, context=context)
