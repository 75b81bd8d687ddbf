import { SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";

const client = new SFNClient({});

export const handler = async (event: any) => {
  for (const record of event.Records) {
    const name = record.eventID;
    await client.send(new StartExecutionCommand({ stateMachineArn: process.env.MACHINE, name, input: "{}" }));
  }
};
