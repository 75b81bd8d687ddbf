import { noGrants } from "../model/role.js";
import type { Grants } from "../model/role.js";

/** Policies of AWS whose names tell that they permit nothing on the contents of tables, queues, topics and buckets but to read. */
const silent =
  /(AWSLambda(BasicExecution|VPCAccessExecution|KinesisExecution|DynamoDBExecution|SQSQueueExecution|MSKExecution|ENIManagementAccess)\w*|AWSXRay\w+|AWSXrayWriteOnlyAccess|CloudWatch(?!FullAccess)\w+|AmazonSSM\w+|AmazonS3ReadOnlyAccess|AmazonSQSReadOnlyAccess|AmazonSNSReadOnlyAccess|AmazonKinesis\w+)$/;

/** Policies of AWS whose names tell what they permit, as far as it matters here. */
const telling: readonly (readonly [name: RegExp, ...actions: string[]])[] = [
  [/AWSLambdaKinesisExecutionRole$/, "kinesis:SubscribeToShard"],
  [/AmazonKinesisFullAccess$/, "kinesis:*"],
  [/AmazonDynamoDBFullAccess(_v2)?$/, "dynamodb:*"],
  [/AmazonSQSFullAccess$/, "sqs:*"],
  [/AmazonSNSFullAccess$/, "sns:*"],
  [/AmazonS3FullAccess$/, "s3:*"],
  [/CloudWatchFullAccess$/, "sns:*"],
  [/AWSLambdaFullAccess$/, "dynamodb:*", "kinesis:*", "s3:*", "sns:*", "sqs:*"],
  [/(AdministratorAccess|PowerUserAccess)$/, "*"],
];

/** What a policy that AWS keeps permits on the contents of those, by its name or ARN; undefined where the name does not tell. */
export function grantsOfAwsPolicy(name: string): Grants | undefined {
  const [, ...actions] = telling.find(([pattern]) => pattern.test(name)) ?? [];
  if (actions.length > 0) return { statements: [{ effect: "Allow", actions, resources: ["*"], certain: true }], hidden: [] };
  return silent.test(name) ? noGrants : undefined;
}
