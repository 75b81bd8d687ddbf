import { makeIdempotent } from "@aws-lambda-powertools/idempotency";
import { SNSClient, PublishCommand } from "@aws-sdk/client-sns";

const sns = new SNSClient({});

export const handler = makeIdempotent(
  async (event: any) => {
    await sns.send(new PublishCommand({ TopicArn: process.env.TOPIC, Message: JSON.stringify(event) }));
  },
  { persistenceStore: undefined },
);
