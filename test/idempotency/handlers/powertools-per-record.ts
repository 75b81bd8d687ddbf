import { makeIdempotent } from "@aws-lambda-powertools/idempotency";
import { DynamoDBPersistenceLayer } from "@aws-lambda-powertools/idempotency/dynamodb";
import { SNSClient, PublishCommand } from "@aws-sdk/client-sns";

const persistenceStore = new DynamoDBPersistenceLayer({ tableName: "seen" });
const sns = new SNSClient({});

const tell = makeIdempotent(
  async (record: { eventID: string }) => {
    await sns.send(new PublishCommand({ TopicArn: process.env.TOPIC, Message: record.eventID }));
  },
  { persistenceStore },
);

export const handler = async (event: any) => {
  for (const record of event.Records) await tell(record);
};
