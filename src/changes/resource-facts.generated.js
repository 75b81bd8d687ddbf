// @ts-nocheck
// Written by "npm run generate" from the specification of CloudFormation, which @aws-cdk/aws-service-spec holds.
const facts = {
  "AWS::DynamoDB::GlobalTable": {
    "KeySchema": "yes",
    "LocalSecondaryIndexes": "yes",
    "TableName": "yes"
  },
  "AWS::DynamoDB::Table": {
    "ImportSourceSpecification": "yes",
    "KeySchema": "yes",
    "TableName": "yes"
  },
  "AWS::Kinesis::Stream": {
    "Name": "yes"
  },
  "AWS::Kinesis::StreamConsumer": {
    "ConsumerName": "yes",
    "StreamARN": "yes",
    "Tags": "yes"
  },
  "AWS::KinesisAnalytics::Application": {
    "ApplicationName": "yes"
  },
  "AWS::KinesisAnalyticsV2::Application": {
    "ApplicationMode": "yes",
    "ApplicationName": "yes",
    "RuntimeEnvironment": "yes"
  },
  "AWS::KinesisFirehose::DeliveryStream": {
    "DatabaseSourceConfiguration": "yes",
    "DeliveryStreamName": "yes",
    "DeliveryStreamType": "yes",
    "DirectPutSourceConfiguration": "yes",
    "KinesisStreamSourceConfiguration": "yes",
    "MSKSourceConfiguration": "yes"
  },
  "AWS::Lambda::EventSourceMapping": {
    "AmazonManagedKafkaEventSourceConfig": "yes",
    "EventSourceArn": "yes",
    "SelfManagedEventSource": "yes",
    "SelfManagedKafkaEventSourceConfig": "yes",
    "StartingPosition": "yes",
    "StartingPositionTimestamp": "yes"
  },
  "AWS::Lambda::Function": {
    "FunctionName": "yes",
    "PackageType": "yes",
    "TenancyConfig": "yes"
  },
  "AWS::OSIS::Pipeline": {
    "PipelineName": "yes"
  },
  "AWS::Pipes::Pipe": {
    "Name": "yes",
    "Source": "yes"
  }
};

/** Of that package's data base, what cloudformation-diff asks for. */
export function loadAwsServiceSpecSync() {
  return { lookup: (...query) => (query[3] in facts ? [{ properties: propertiesOf(facts[query[3]]) }] : []) };
}

function propertiesOf(replacing) {
  return Object.fromEntries(Object.entries(replacing).map(([name, causesReplacement]) => [name, { causesReplacement }]));
}
