import type { PullRequest } from "./pull-request.js";
import { reader, table, template, twoReaders } from "./templates.js";

const bare = { isBare: true };
const one = { "table.yaml": table };
const events = (...ids: readonly string[]): string =>
  template(`  Shop:
    Type: AWS::Serverless::Function
    Properties:
      Handler: index.handler
      Runtime: nodejs22.x
      CodeUri: s3://code/shop.zip
      Events:
${ids.map((id) => `        ${id}: {Type: DynamoDB, Properties: {Stream: !ImportValue orders-stream, StartingPosition: TRIM_HORIZON}}\n`).join("")}`);
const service = (...streams: readonly string[]): string =>
  `service: shop\nprovider: {name: aws, runtime: nodejs22.x}\nfunctions:\n  shop:\n    handler: index.handler\n    events:\n${streams
    .map((name) => `      - stream: {arn: "arn:aws:kinesis:eu-west-1:123456789012:stream/${name}", type: kinesis}\n`)
    .join("")}`;

/** The same thing under another name is nothing new. */
export const names: readonly PullRequest[] = [
  {
    title: "a renamed logical id replaces the mapping, and makes no other finding new",
    main: { ...one, "readers.yaml": template(reader("Invoices", bare), reader("Stock")) },
    commits: [{ "readers.yaml": template(reader("Billing", { ...bare, calls: "invoices" }), reader("Stock")) }],
    found: ["readers.yaml:3 error mapping-replaced Billing"],
    unchanged: 1,
  },
  {
    title: "a resource that is renamed together with what it refers to is known",
    main: { ...one, "readers.yaml": template(reader("Invoices", { ...bare, calls: "!Ref InvoicesFunction" }), func("InvoicesFunction")) },
    commits: [{ "readers.yaml": template(reader("Billing", { ...bare, calls: "!Ref BillingFunction" }), func("BillingFunction")) }],
    found: [],
    unchanged: 1,
  },
  {
    title: "another resource with another content is new, and the one before is fixed",
    main: { ...one, "readers.yaml": template(reader("Invoices", bare)) },
    commits: [{ "readers.yaml": template(reader("Stock", bare)) }],
    found: ["readers.yaml:3 error no-failure-destination Stock"],
    fixed: 1,
  },
  {
    title: "of a resource and its copy, the copy is new",
    main: { ...one, "readers.yaml": template(reader("Invoices", { ...bare, calls: "a" })) },
    commits: [{ "readers.yaml": template(reader("Copy", { ...bare, calls: "a" }), reader("Invoices", { ...bare, calls: "a" })) }],
    found: ["readers.yaml:3 error no-failure-destination Copy", "readers.yaml:12 error duplicate-mapping Invoices"],
    unchanged: 1,
  },
  {
    title: "a renamed table keeps its readers, and those are not more than before",
    main: { "all.yaml": template(own("Orders"), ...["A", "B", "C"].map((id) => reader(id, { source: "!GetAtt Orders.StreamArn" }))) },
    commits: [{ "all.yaml": template(own("Sales"), ...["A", "B", "C"].map((id) => reader(id, { source: "!GetAtt Sales.StreamArn" }))) }],
    found: ["all.yaml:3 error stream-replaced Sales"],
    unchanged: 1,
  },
  {
    title: "a renamed event of a function is known by what it says",
    main: { ...one, "shop.yaml": events("Changes") },
    commits: [{ "shop.yaml": events("OrderChanges") }],
    found: ["shop.yaml:10 error mapping-replaced Shop.OrderChanges"],
    unchanged: 1,
  },
  {
    title: "a renamed function takes its events along",
    main: { ...one, "shop.yaml": events("Changes") },
    commits: [{ "shop.yaml": events("Changes").replace("  Shop:", "  Store:") }],
    found: ["shop.yaml:10 error mapping-replaced Store.Changes"],
    unchanged: 1,
  },
  {
    title: "an event before another one in a list does not make that one new",
    main: { "serverless.yml": service("clicks") },
    commits: [{ "serverless.yml": service("views", "clicks") }],
    found: ["serverless.yml:7 error no-failure-destination shop.events[0]"],
    unchanged: 1,
  },
  {
    title: "nothing is caused where a line is inserted above",
    main: { ...one, "readers.yaml": template(reader("Audit", bare)), "two.yaml": twoReaders },
    commits: [{ "readers.yaml": `# Who reads orders.\n${template(reader("Audit", bare))}` }],
    found: [],
    unchanged: 2,
  },
];

function func(id: string): string {
  return `  ${id}:
    Type: AWS::Lambda::Function
    Properties: {Handler: index.handler, Runtime: nodejs22.x, Role: "arn:aws:iam::123456789012:role/r", Code: {S3Bucket: code, S3Key: a}}
`;
}

function own(id: string): string {
  return `  ${id}:
    Type: AWS::DynamoDB::Table
    Properties: {BillingMode: PAY_PER_REQUEST, StreamSpecification: {StreamViewType: NEW_IMAGE}}
`;
}
