import { expect, it } from "vitest";
import { lint } from "../lint.js";

interface Written {
  readonly settings?: readonly string[];
  readonly variables?: string;
  readonly code: readonly string[];
}

/** A function with its source in the template, on a stream, with a failure destination and bounded retries. */
function template({ settings = [], variables = "{}", code }: Written): string {
  const own = [
    "EventSourceArn: arn:aws:kinesis:eu-west-1:111122223333:stream/orders",
    "FunctionName: !Ref Worker",
    "StartingPosition: TRIM_HORIZON",
    "MaximumRetryAttempts: 5",
    "DestinationConfig: {OnFailure: {Destination: !Ref Queue}}",
    ...settings,
  ];
  return `Parameters: {Queue: {Type: String}, Role: {Type: String}}
Resources:
  Reader: {Type: "AWS::Lambda::EventSourceMapping", Properties: {${own.join(", ")}}}
  Worker:
    Type: AWS::Lambda::Function
    Properties:
      Handler: index.handler
      Runtime: python3.13
      Role: !Ref Role
      Environment: {Variables: ${variables}}
      Code:
        ZipFile: |
${code.map((line) => `          ${line}`).join("\n")}
`;
}

const bisect = "BisectBatchOnFunctionError: true";
const partial = "FunctionResponseTypes: [ReportBatchItemFailures]";
const disabled = '{POWERTOOLS_IDEMPOTENCY_DISABLED: "true"}';

const sending = ['    boto3.client("sns").publish(TopicArn="billed", Message="a")'];
const counting = [
  '    boto3.resource("dynamodb").Table("n").update_item(Key={"id": "a"}, UpdateExpression="ADD n :one", ExpressionAttributeValues={":one": 1})',
];
const answering = ['    return {"batchItemFailures": []}'];
const handler = (...body: readonly string[]): readonly string[] => ["import boto3", "def handler(event, context):", ...body];
const wholeEvent = (...body: readonly string[]): readonly string[] => [
  "import boto3",
  "from aws_lambda_powertools.utilities.idempotency import idempotent",
  "@idempotent(persistence_store=None)",
  "def handler(event, context):",
  ...body,
];

it.each<[what: string, written: Written, rules: readonly string[]]>([
  ["sent twice", { settings: [bisect], code: handler(...sending) }, ["bisect-without-idempotency"]],
  ["sent twice, by the whole event", { settings: [bisect], code: wholeEvent(...sending) }, ["whole-event-idempotency"]],
  ["counted twice, in spite of the whole event", { settings: [bisect], code: wholeEvent(...counting) }, ["bisect-without-idempotency"]],
  ["the same with partial batches", { settings: [partial], code: wholeEvent(...counting, ...answering) }, ["whole-event-idempotency"]],
  ["whole batches only", { code: wholeEvent(...sending) }, ["no-partial-batch-handling"]],
  ["switched off", { settings: [bisect], variables: disabled, code: wholeEvent(...sending) }, ["bisect-without-idempotency"]],
  [
    "switched off, and no batch is split",
    { settings: [partial], variables: disabled, code: wholeEvent(...sending, ...answering) },
    ["idempotency-disabled Worker"],
  ],
  ["an answer that is never given", { settings: [partial], code: handler("    print(event)") }, ["partial-batch-response-ignored"]],
  ["an answer that nobody looks at", { code: handler(...answering) }, ["partial-batch-response-ignored"]],
])("of a handler's source each mistake is told once: %s", (_, written, rules) => {
  const report = lint([{ path: "template.yaml", text: template(written) }]);
  expect([report.unreadable, report.broken]).toEqual([[], []]);
  const told = report.findings.map(({ rule, subject }) => (subject === "Reader" ? rule : `${rule} ${subject}`));
  expect(told.sort()).toEqual(rules);
});
