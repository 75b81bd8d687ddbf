package com.acme;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

public class Conditional {
  private final DynamoDbClient client = DynamoDbClient.create();

  public void handleRequest(KinesisEvent event, Context context) {
    for (var record : event.getRecords()) {
      client.putItem(
          request ->
              request
                  .tableName("orders")
                  .item(Map.of("id", AttributeValue.fromS(record.getEventID())))
                  .conditionExpression("attribute_not_exists(id)"));
    }
  }
}
