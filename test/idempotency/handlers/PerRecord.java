package com.acme;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.lambda.powertools.idempotency.Idempotent;
import software.amazon.lambda.powertools.idempotency.IdempotencyKey;

public class PerRecord {
  private final SnsClient sns = SnsClient.create();

  public void handleRequest(KinesisEvent event) {
    for (var record : event.getRecords()) tell(record.getEventID());
  }

  @Idempotent
  private void tell(@IdempotencyKey String id) {
    sns.publish(PublishRequest.builder().topicArn("arn").message(id).build());
  }
}
