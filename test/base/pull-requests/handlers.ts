import type { PullRequest } from "./pull-request.js";

const template = `Transform: AWS::Serverless-2016-10-31
Resources:
  Billing:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      Events:
        Orders:
          Type: Kinesis
          Properties:
            Stream: arn:aws:kinesis:eu-west-1:111122223333:stream/orders
            StartingPosition: TRIM_HORIZON
            MaximumRetryAttempts: 5
            SETTING
            DestinationConfig: {OnFailure: {Type: SQS, Destination: "arn:aws:sqs:eu-west-1:111122223333:failed"}}
`;
const bisecting = template.replace("SETTING", "BisectBatchOnFunctionError: true");
const partial = template.replace("SETTING", "FunctionResponseTypes: [ReportBatchItemFailures]");

/** A handler that updates a table for each record. */
const updating = (expression: string): string => `import boto3

table = boto3.resource("dynamodb").Table("orders")


def handler(event, context):
    for record in event["Records"]:
        table.update_item(
            Key={"id": record["eventID"]},
            UpdateExpression="${expression}",
            ExpressionAttributeValues={":one": 1},
        )
`;

const importing = `from store import save


def handler(event, context):
    for record in event["Records"]:
        save(record["eventID"])
`;
const saving = (call: string): string => `import boto3

table = boto3.resource("dynamodb").Table("orders")


def save(key):
    ${call}
`;

const answering = `def handler(event, context):
    print(event)
    return {"batchItemFailures": []}
`;

/** What is changed in the source of a handler only. */
export const handlers: readonly PullRequest[] = [
  {
    title: "a handler that begins to count is told at the mapping that bisects",
    main: { "template.yaml": bisecting, "src/app.py": updating("SET total = :one") },
    commits: [{ "src/app.py": updating("ADD total :one") }],
    found: ["template.yaml:16 error bisect-without-idempotency Billing.Orders"],
    message: /ADD total :one/,
  },
  {
    title: "a file that the handler imports begins to send",
    main: {
      "template.yaml": bisecting,
      "src/app.py": importing,
      "src/store.py": saving('table.put_item(Item={"id": key})'),
    },
    commits: [{ "src/store.py": saving('boto3.client("sns").publish(TopicArn="saved", Message=key)') }],
    found: ["template.yaml:16 warning bisect-without-idempotency Billing.Orders"],
  },
  {
    title: "a handler that counted before and still does is no news",
    main: { "template.yaml": bisecting, "src/app.py": updating("ADD total :one") },
    commits: [{ "src/app.py": updating("ADD amount :one") }],
    found: [],
    unchanged: 1,
  },
  {
    title: "a handler that no longer counts is counted as fixed",
    main: { "template.yaml": bisecting, "src/app.py": updating("ADD total :one") },
    commits: [{ "src/app.py": updating("SET total = :one") }],
    found: [],
    fixed: 1,
  },
  {
    title: "a handler that no longer answers which records failed",
    main: { "template.yaml": partial, "src/app.py": answering },
    commits: [{ "src/app.py": "def handler(event, context):\n    print(event)\n" }],
    found: ["template.yaml:16 warning partial-batch-response-ignored Billing.Orders"],
  },
  {
    title: "a handler that moves with its template is read where it was",
    main: { "template.yaml": bisecting, "src/app.py": updating("ADD total :one") },
    commits: [
      {
        "template.yaml": null,
        "src/app.py": null,
        "billing/template.yaml": bisecting,
        "billing/src/app.py": updating("ADD total :one"),
      },
    ],
    found: [],
    unchanged: 1,
  },
];
