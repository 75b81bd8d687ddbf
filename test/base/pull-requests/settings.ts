import type { PullRequest } from "./pull-request.js";
import { reader, table, template, twoReaders } from "./templates.js";

const clicks = (shards: number): string =>
  `${template(`  Clicks:\n    Type: AWS::Kinesis::Stream\n    Properties: {ShardCount: ${shards}, RetentionPeriodHours: 168}\n`)}Outputs:\n  Stream: {Value: !GetAtt Clicks.Arn, Export: {Name: clicks-stream}}\n`;
const conditions = (resources: string): string =>
  resources.replace(
    "Resources:",
    "Parameters:\n  Stage: {Type: String}\nConditions:\n  IsProd: !Equals [!Ref Stage, prod]\n  IsDev: !Equals [!Ref Stage, dev]\nResources:",
  );
const bareWhen = (condition: string): string => conditions(template(reader("Invoices", { isBare: true, condition })));
const perhapsBare = (condition: string): string =>
  conditions(
    template(
      reader("Invoices")
        .replace("DestinationConfig: {", `DestinationConfig: !If [${condition}, !Ref AWS::NoValue, {`)
        .replace(/\}\}\n$/, "}}]\n"),
    ),
  );
const queue = (id: string): string =>
  template(reader(id, { isBare: true }).replace(/$/, "      DestinationConfig: {OnFailure: {Destination: !Ref Queue}}\n")).replace(
    "Resources:",
    `Parameters:\n  Queue: {Type: String, Default: ""}\nResources:`,
  );

/** A setting decides what is wrong, in whatever file it stands. */
export const settings: readonly PullRequest[] = [
  {
    title: "more shards in one file are too many for a function in another one",
    main: { "clicks.yaml": clicks(1), "readers.yaml": parallel(6) },
    commits: [{ "clicks.yaml": clicks(2) }],
    found: ["readers.yaml:10 warning reserved-concurrency-below-parallelism Worker"],
  },
  {
    title: "a limit that is lowered is too low for shards in another file",
    main: { "clicks.yaml": clicks(2), "readers.yaml": parallel(100) },
    commits: [{ "readers.yaml": parallel(3) }],
    found: ["readers.yaml:10 warning reserved-concurrency-below-parallelism Worker"],
  },
  {
    title: "a finding that becomes more severe is told again",
    main: { "table.yaml": table, "readers.yaml": perhapsBare("IsProd") },
    commits: [{ "readers.yaml": conditions(template(reader("Invoices", { isBare: true }))) }],
    found: [
      "readers.yaml:8 warning failure-handling-removed Invoices when IsProd is false",
      "readers.yaml:8 error no-failure-destination Invoices",
    ],
  },
  {
    title: "a finding that holds in fewer deployments than before is no worse",
    main: { "table.yaml": table, "readers.yaml": conditions(template(reader("Invoices", { isBare: true }))) },
    commits: [{ "readers.yaml": perhapsBare("IsProd") }],
    found: [],
    unchanged: 1,
  },
  {
    title: "a finding that holds in other deployments than before is told, with those",
    main: { "table.yaml": table, "readers.yaml": perhapsBare("IsDev") },
    commits: [{ "readers.yaml": perhapsBare("IsProd") }],
    found: ["readers.yaml:8 warning failure-handling-removed Invoices when IsProd is true"],
    fixed: 1,
  },
  {
    title: "a reader that comes to exist in fewer deployments has no new finding",
    main: { "table.yaml": table, "readers.yaml": conditions(template(reader("Invoices", { isBare: true }))) },
    commits: [{ "readers.yaml": bareWhen("IsProd") }],
    found: [],
    unchanged: 1,
  },
  {
    title:
      "what was undecided and is so still is not told, and a finding that comes of it is; whether it is worse than before is not known",
    main: { "table.yaml": table, "readers.yaml": queue("Invoices"), "other.yaml": queue("Stock") },
    commits: [{ "readers.yaml": template(reader("Invoices", { isBare: true })) }],
    found: ["readers.yaml:3 error no-failure-destination Invoices"],
    undecided: 1,
  },
  {
    title: "what becomes undecided is counted, and not as fixed",
    main: { "table.yaml": table, "readers.yaml": template(reader("Invoices", { isBare: true })) },
    commits: [{ "readers.yaml": queue("Invoices") }],
    found: [],
    undecided: 4,
  },
  {
    title: "the configuration of the change judges both ends",
    main: {
      "table.yaml": table,
      "readers.yaml": template(reader("Invoices", { isBare: true })),
      "stream-lint.yaml": "rules: {no-failure-destination: off}\n",
    },
    commits: [{ "stream-lint.yaml": "rules: {no-failure-destination: error}\n" }],
    found: [],
    unchanged: 1,
  },
  {
    title: "values of parameters are part of the change",
    main: { "table.yaml": table, "readers.yaml": perhapsBare("IsProd"), "stage.json": '{"Parameters": {"Stage": "dev"}}' },
    commits: [{ "stage.json": '{"Parameters": {"Stage": "prod"}}' }],
    argv: ["--parameters", "stage.json"],
    found: ["readers.yaml:8 error no-failure-destination Invoices"],
  },
  {
    title: "a level that the command line gives counts at both ends",
    main: { "table.yaml": table, "readers.yaml": twoReaders },
    commits: [{ "search.yaml": template(reader("Search", { isBare: true })) }],
    argv: ["--rule", "dynamodb-stream-oversubscribed=off"],
    found: ["search.yaml:3 error no-failure-destination Search"],
  },
];

function parallel(reserved: number): string {
  return template(
    `  Worker:
    Type: AWS::Lambda::Function
    Properties:
      Handler: index.handler
      Runtime: nodejs22.x
      Role: "arn:aws:iam::123456789012:role/r"
      Code: {S3Bucket: code, S3Key: a}
      ReservedConcurrentExecutions: ${reserved}
`,
    reader("Clicks", { source: "!ImportValue clicks-stream", calls: "!Ref Worker" }).replace(/$/, `      ParallelizationFactor: 4\n`),
  );
}
