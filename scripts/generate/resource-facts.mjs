// @ts-check
/** What CloudFormation replaces when a property changes, of the resource types that streams and their readers are made of. */
import { loadAwsServiceSpecSync } from "@aws-cdk/aws-service-spec";

const types = [
  "AWS::DynamoDB::GlobalTable",
  "AWS::DynamoDB::Table",
  "AWS::Kinesis::Stream",
  "AWS::Kinesis::StreamConsumer",
  "AWS::KinesisAnalytics::Application",
  "AWS::KinesisAnalyticsV2::Application",
  "AWS::KinesisFirehose::DeliveryStream",
  "AWS::Lambda::EventSourceMapping",
  "AWS::Lambda::Function",
  "AWS::OSIS::Pipeline",
  "AWS::Pipes::Pipe",
];

/** A module that stands in for the data base of cloudformation-diff, which is two thousand times as large. */
export function resourceFacts() {
  const database = loadAwsServiceSpecSync();
  const facts = types.map((type) => {
    const [resource] = database.lookup("resource", "cloudFormationType", "equals", type);
    if (resource === undefined) throw new Error(`The specification holds no ${type}`);
    const replacing = Object.entries(resource.properties).flatMap(([name, { causesReplacement }]) =>
      causesReplacement === "yes" || causesReplacement === "maybe" ? [[name, causesReplacement]] : [],
    );
    return /** @type {const} */ ([type, Object.fromEntries(replacing.sort())]);
  });
  return `// @ts-nocheck
// Written by "npm run generate" from the specification of CloudFormation, which @aws-cdk/aws-service-spec holds.
const facts = ${JSON.stringify(Object.fromEntries(facts), null, 2)};

/** Of that package's data base, what cloudformation-diff asks for. */
export function loadAwsServiceSpecSync() {
  return { lookup: (...query) => (query[3] in facts ? [{ properties: propertiesOf(facts[query[3]]) }] : []) };
}

function propertiesOf(replacing) {
  return Object.fromEntries(Object.entries(replacing).map(([name, causesReplacement]) => [name, { causesReplacement }]));
}
`;
}
