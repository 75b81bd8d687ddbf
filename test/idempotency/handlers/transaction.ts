import { DynamoDBDocumentClient, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event: any) => {
  for (const record of event.Records) {
    await client.send(
      new TransactWriteCommand({
        TransactItems: [
          { Put: { TableName: "seen", Item: { id: record.eventID }, ConditionExpression: "attribute_not_exists(id)" } },
          {
            Update: {
              TableName: "counts",
              Key: { id: "all" },
              UpdateExpression: "ADD n :one",
              ExpressionAttributeValues: { ":one": 1 },
            },
          },
        ],
      }),
    );
  }
};
