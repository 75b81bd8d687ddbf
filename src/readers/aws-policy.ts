import { noGrants } from "../model/role.js";
import type { Grants } from "../model/role.js";

/** Policies of AWS whose names tell that they say nothing about the contents of tables. */
const silent =
  /(AWSLambda(BasicExecution|VPCAccessExecution|KinesisExecution|DynamoDBExecution|SQSQueueExecution|MSKExecution)Role|AWSXRay\w+|AWSXrayWriteOnlyAccess|CloudWatch\w+|AmazonSSM\w+|AmazonS3\w+|AmazonSQS\w+|AmazonSNS\w+|AmazonKinesis\w+)$/;

/** What policies of AWS permit that is needed to read a stream through a registered consumer. */
const readingStreams: readonly (readonly [RegExp, string])[] = [
  [/AWSLambdaKinesisExecutionRole$/, "kinesis:SubscribeToShard"],
  [/AmazonKinesisFullAccess$/, "kinesis:*"],
];

/** What a policy that AWS keeps permits on tables, by its name or ARN; undefined where the name does not tell. */
export function grantsOfAwsPolicy(name: string): Grants | undefined {
  const reading = readingStreams.find(([pattern]) => pattern.test(name));
  if (reading !== undefined) return grantsOn(reading[1]);
  if (silent.test(name)) return noGrants;
  if (!/AmazonDynamoDBFullAccess(_v2)?$/.test(name)) return undefined;
  return grantsOn("dynamodb:*");
}

function grantsOn(action: string): Grants {
  return { statements: [{ effect: "Allow", actions: [action], resources: ["*"], certain: true }], hidden: [] };
}
