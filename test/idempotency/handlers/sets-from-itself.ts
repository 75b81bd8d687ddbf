import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { KinesisStreamEvent } from "aws-lambda";

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event: KinesisStreamEvent): Promise<void> => {
  for (const record of event.Records) {
    await count(JSON.parse(Buffer.from(record.kinesis.data, "base64").toString()));
  }
};

async function count(order: { customer: string; total: number }) {
  const params = {
    TableName: process.env.TABLE,
    Key: { customer: order.customer },
    UpdateExpression: "SET #spent = if_not_exists(#spent, :zero) + :total, seen = :yes",
    ExpressionAttributeNames: { "#spent": "spent" },
    ExpressionAttributeValues: { ":total": order.total, ":zero": 0, ":yes": true },
  };
  await client.send(new UpdateCommand(params));
}
