import { noGrants } from "../model/role.js";
import type { Grants } from "../model/role.js";

/** Policies of AWS whose names tell that they say nothing about the contents of tables. */
const silent =
  /(AWSLambda(BasicExecution|VPCAccessExecution|KinesisExecution|DynamoDBExecution|SQSQueueExecution|MSKExecution)Role|AWSXRay\w+|AWSXrayWriteOnlyAccess|CloudWatch\w+|AmazonSSM\w+|AmazonS3\w+|AmazonSQS\w+|AmazonSNS\w+|AmazonKinesis\w+)$/;

/** What a policy that AWS keeps permits on tables, by its name or ARN; undefined where the name does not tell. */
export function grantsOfAwsPolicy(name: string): Grants | undefined {
  if (silent.test(name)) return noGrants;
  if (!/AmazonDynamoDBFullAccess(_v2)?$/.test(name)) return undefined;
  return { statements: [{ effect: "Allow", actions: ["dynamodb:*"], resources: ["*"], certain: true }], hidden: [] };
}
