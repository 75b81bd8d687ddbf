/** A file of CloudFormation or SAM without any of these holds neither a stream nor a reader of one. */
export const cloudformationWords: readonly string[] = [
  "AWS::Lambda::EventSourceMapping",
  "AWS::Serverless::Function",
  "AWS::Kinesis::",
  "AWS::DynamoDB::",
  "AWS::Pipes::Pipe",
  "AWS::KinesisFirehose::",
  "AWS::KinesisAnalytics",
  "AWS::OSIS::",
  // A stack may hand the stream of one that is nested in it to another one.
  "AWS::CloudFormation::Stack",
  "AWS::Serverless::Application",
  // What it includes may hold readers of any kind.
  "AWS::Include",
];

/** The same for Terraform. */
export const terraformWords: readonly string[] = [
  "aws_lambda_event_source_mapping",
  "aws_kinesis_",
  "aws_kinesisanalyticsv2_",
  "aws_dynamodb_",
  "aws_pipes_pipe",
  "aws_osis_pipeline",
];

/** The same for the Serverless Framework: a service with a stream event, or one with a part that may stand in another file. */
export const serverlessWords: readonly (readonly string[])[] = [
  ["provider:", "functions:", "stream:"],
  ["provider:", "functions:", "{file("],
  ["provider:", "resources:", "{file("],
  ["@serverless/typescript", "stream:"],
  ['"provider"', '"functions"', '"stream"'],
  ['"provider"', '"functions"', "{file("],
  ['"provider"', '"resources"', "{file("],
];

/** The type of an alarm in Terraform. */
export const alarmOfTerraform = "aws_cloudwatch_metric_alarm";

/** What alarms on streams, on functions that read them and on failure queues look at. */
const namespaces: readonly string[] = ["AWS/Lambda", "AWS/Kinesis", "AWS/SQS"];

/**
 * A file with all of one of these declares an alarm that may be on a stream reader, though it holds neither streams nor readers: it matters
 * only to a run with other files that do.
 */
export const alarmWords: readonly (readonly string[])[] = ["AWS::CloudWatch::Alarm", alarmOfTerraform].flatMap((type) =>
  namespaces.map((namespace) => [type, namespace]),
);

/** The same where the file belongs to another one, which may hand it the namespace. */
export const anyAlarmWords: readonly string[] = ["AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm"];

/** A file of Terraform with any of these may call a module that declares a stream or a reader, by its name or by that of its repository. */
export const moduleWords: readonly string[] = [
  // A function alone matters only to what names it.
  "event_source_mapping",
  ...["dynamodb-table/aws", "dynamodb/aws", "eventbridge/aws", "kinesis-stream/aws", "kinesis-firehose/aws"],
  ...["terraform-aws-dynamodb", "terraform-aws-eventbridge", "terraform-aws-kinesis-"],
];
