import { PutItemCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { randomUUID } from "node:crypto";

const client = new DynamoDBClient({});

export const handler = async (event: any) => {
  for (const record of event.Records) {
    const item = { id: { S: randomUUID() }, data: { S: record.kinesis.data } };
    await client.send(new PutItemCommand({ TableName: "audit", Item: item }));
  }
};
