/** What connectors between two types of resources permit, and to whom. */
export interface Profile {
  /** Whose role is given the permissions; they are on the other end. */
  readonly to: "source" | "destination";
  /** The actions for each word of `Permissions`. */
  readonly actions: Readonly<Record<string, readonly string[]>>;
  /** What follows the ARN of the other end, an empty text for the ARN alone. */
  readonly suffixes: readonly string[];
}

/**
 * The connectors that permit something to the role of a function. Those to other functions, state machines and buses say nothing
 * about data, and those from rules, topics, buckets and APIs permit to call it.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/reference-sam-connector.html
 */
const profiles: Readonly<Record<string, Profile>> = {
  "AWS::Lambda::Function to AWS::DynamoDB::Table": {
    to: "source",
    suffixes: ["", "/index/*"],
    actions: {
      Read: actionsOn("dynamodb", ["GetItem", "Query", "Scan", "BatchGetItem", "ConditionCheckItem", "PartiQLSelect"]),
      Write: actionsOn("dynamodb", [
        "PutItem",
        "UpdateItem",
        "DeleteItem",
        "BatchWriteItem",
        "PartiQLDelete",
        "PartiQLInsert",
        "PartiQLUpdate",
      ]),
    },
  },
  "AWS::Lambda::Function to AWS::SQS::Queue": {
    to: "source",
    suffixes: [""],
    actions: {
      Read: actionsOn("sqs", ["ReceiveMessage", "GetQueueAttributes"]),
      Write: actionsOn("sqs", ["DeleteMessage", "SendMessage", "ChangeMessageVisibility", "PurgeQueue"]),
    },
  },
  "AWS::Lambda::Function to AWS::SNS::Topic": { to: "source", suffixes: [""], actions: { Write: actionsOn("sns", ["Publish"]) } },
  "AWS::Lambda::Function to AWS::S3::Bucket": {
    to: "source",
    suffixes: ["", "/*"],
    actions: {
      Read: actionsOn("s3", [
        ...["GetObject", "GetObjectAcl", "GetObjectLegalHold", "GetObjectRetention", "GetObjectTorrent", "GetObjectVersion"],
        ...["GetObjectVersionAcl", "GetObjectVersionForReplication", "GetObjectVersionTorrent", "ListBucket"],
        ...["ListBucketMultipartUploads", "ListBucketVersions", "ListMultipartUploadParts"],
      ]),
      Write: actionsOn("s3", [
        ...["AbortMultipartUpload", "DeleteObject", "DeleteObjectVersion", "PutObject", "PutObjectLegalHold", "PutObjectRetention"],
        "RestoreObject",
      ]),
    },
  },
  "AWS::DynamoDB::Table to AWS::Lambda::Function": {
    to: "destination",
    suffixes: ["/stream/*"],
    actions: { Read: actionsOn("dynamodb", ["DescribeStream", "GetRecords", "GetShardIterator", "ListStreams"]) },
  },
  "AWS::SQS::Queue to AWS::Lambda::Function": {
    to: "destination",
    suffixes: [""],
    actions: { Read: actionsOn("sqs", ["ReceiveMessage", "GetQueueAttributes"]), Write: actionsOn("sqs", ["DeleteMessage"]) },
  },
};

/** Types of which a connector from or to a function says nothing about data. */
const silent: readonly string[] = [
  ...[
    "AWS::Lambda::Function",
    "AWS::StepFunctions::StateMachine",
    "AWS::Events::EventBus",
    "AWS::Events::Rule",
    "AWS::Location::PlaceIndex",
  ],
  ...["AWS::SNS::Topic", "AWS::S3::Bucket", "AWS::ApiGateway::RestApi", "AWS::ApiGatewayV2::Api"],
  ...["AWS::AppSync::GraphQLApi", "AWS::AppSync::DataSource"],
];

/** What SAM makes of its own types. */
const samTypes: Readonly<Record<string, string>> = {
  "AWS::Serverless::Function": "AWS::Lambda::Function",
  "AWS::Serverless::SimpleTable": "AWS::DynamoDB::Table",
  "AWS::Serverless::StateMachine": "AWS::StepFunctions::StateMachine",
  "AWS::Serverless::Api": "AWS::ApiGateway::RestApi",
  "AWS::Serverless::HttpApi": "AWS::ApiGatewayV2::Api",
};

/** What a connector between these types permits to the role of a function: "nothing" of interest; undefined where that is not known. */
export function profileOf(source: string, destination: string): Profile | "nothing" | undefined {
  const [from, to] = [source, destination].map(plainType);
  const profile = profiles[`${from ?? ""} to ${to ?? ""}`];
  if (profile !== undefined) return profile;
  return [from, to].every((type) => type !== undefined && silent.includes(type)) ? "nothing" : undefined;
}

/** The type of CloudFormation that a type comes to. */
export function plainType(type: string): string {
  return samTypes[type] ?? type;
}

function actionsOn(service: string, names: readonly string[]): readonly string[] {
  return names.map((name) => `${service}:${name}`);
}
