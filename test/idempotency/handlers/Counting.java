package com.acme;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

public class Counting implements RequestHandler<KinesisEvent, Void> {
  private final DynamoDbClient client = DynamoDbClient.create();

  @Override
  public Void handleRequest(KinesisEvent event, Context context) {
    event.getRecords().forEach(this::count);
    return null;
  }

  private void count(KinesisEvent.KinesisEventRecord record) {
    client.updateItem(
        UpdateItemRequest.builder()
            .tableName(System.getenv("TABLE"))
            .key(Map.of("id", AttributeValue.builder().s(record.getEventID()).build()))
            .updateExpression("SET n = n + :one")
            .expressionAttributeValues(Map.of(":one", AttributeValue.builder().n("1").build()))
            .build());
  }
}
