package com.acme;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.sqs.AmazonSQS;
import com.amazonaws.services.sqs.AmazonSQSClientBuilder;
import com.amazonaws.services.sqs.model.SendMessageRequest;

public class Sending {
  private final AmazonSQS sqs = AmazonSQSClientBuilder.defaultClient();

  public void handleRequest(KinesisEvent event) {
    for (var record : event.getRecords()) {
      sqs.sendMessage(new SendMessageRequest().withQueueUrl(System.getenv("QUEUE")).withMessageBody(record.getEventID()));
    }
  }
}
