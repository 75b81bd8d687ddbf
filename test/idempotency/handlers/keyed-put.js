import { DynamoDBDocument } from "@aws-sdk/lib-dynamodb";
import { DynamoDB } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";

const db = DynamoDBDocument.from(new DynamoDB({}));

export const handler = async ({ Records }) => {
  for (const { dynamodb } of Records) {
    const order = unmarshall(dynamodb.NewImage);
    await db.put({ TableName: process.env.COPY, Item: { ...order, copiedAt: Date.now() } });
  }
};
