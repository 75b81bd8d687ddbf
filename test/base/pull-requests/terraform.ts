import type { PullRequest } from "./pull-request.js";

const table = `resource "aws_dynamodb_table" "orders" {
  name             = "orders"
  billing_mode     = "PAY_PER_REQUEST"
  hash_key         = "id"
  stream_enabled   = true
  stream_view_type = "NEW_IMAGE"
}
`;

function mapping(name: string, isBare = false): string {
  const destination = isBare
    ? ""
    : `  destination_config {
    on_failure {
      destination_arn = "arn:aws:sqs:eu-west-1:123456789012:failed"
    }
  }
`;
  return `resource "aws_lambda_event_source_mapping" "${name}" {
  event_source_arn              = var.stream_arn
  function_name                 = "\${var.name}-${name}"
  starting_position             = "TRIM_HORIZON"
  maximum_retry_attempts        = 3
  maximum_record_age_in_seconds = 3600
  function_response_types       = ["ReportBatchItemFailures"]
${destination}}
`;
}

const variables = 'variable "stream_arn" {\n  type = string\n}\nvariable "name" {\n  type = string\n}\n';

function call(name: string, source = "./reader"): string {
  return `module "${name}" {
  source     = "${source}"
  name       = "${name}"
  stream_arn = aws_dynamodb_table.orders.stream_arn
}
`;
}

const main = {
  "infra/main.tf": table + call("invoices") + call("stock"),
  "infra/reader/main.tf": mapping("this"),
  "infra/reader/variables.tf": variables,
};
const bareModule = { ...main, "infra/reader/main.tf": mapping("this", true) };
const oversubscribed = "infra/main.tf:1 error dynamodb-stream-oversubscribed aws_dynamodb_table.orders";

const limited = `resource "aws_kinesis_stream" "clicks" {
  name             = "clicks"
  shard_count      = 4
  retention_period = 168
}
resource "aws_lambda_function" "worker" {
  function_name                  = "worker"
  role                           = "arn:aws:iam::123456789012:role/worker"
  handler                        = "index.handler"
  runtime                        = "nodejs22.x"
  reserved_concurrent_executions = local.reserved
  s3_bucket                      = "code"
  s3_key                         = "worker.zip"
}
${mapping("worker")
  .replace("var.stream_arn", "aws_kinesis_stream.clicks.arn")
  .replace(/function_name .*/, "function_name = aws_lambda_function.worker.arn")}`;

/** One module is many readers. */
export const terraform: readonly PullRequest[] = [
  {
    title: "a third call of a module is a third reader",
    main,
    commits: [{ "infra/search.tf": call("search") }],
    found: [oversubscribed],
  },
  {
    title: "a reader that is added in a module is one for each call",
    main,
    commits: [{ "infra/reader/second.tf": mapping("second") }],
    found: [oversubscribed],
    message: /has 4 readers/,
  },
  {
    title: "a new call of a module has the findings of the module, the others had theirs",
    main: bareModule,
    commits: [{ "infra/main.tf": table + call("invoices") + call("search") }],
    found: ["infra/reader/main.tf:1 error no-failure-destination module.search.aws_lambda_event_source_mapping.this"],
    fixed: 1,
    unchanged: 1,
  },
  {
    title: "a module in a renamed folder is the same module",
    main: bareModule,
    commits: [
      {
        "infra/reader/main.tf": null,
        "infra/reader/variables.tf": null,
        "infra/consumer/main.tf": mapping("this", true),
        "infra/consumer/variables.tf": variables,
        "infra/main.tf": table + call("invoices", "./consumer") + call("stock", "./consumer"),
      },
    ],
    found: [],
    unchanged: 2,
  },
  {
    title: "a resource that moves to another file of its folder keeps its address, whatever changes in it",
    main: bareModule,
    commits: [{ "infra/reader/main.tf": "locals {}\n", "infra/reader/new.tf": mapping("this", true).replace("= 3\n", "= 4\n") }],
    found: [],
    unchanged: 2,
  },
  {
    title: "a renamed resource is known by what it says",
    main: bareModule,
    commits: [{ "infra/reader/main.tf": mapping("that", true).replace("-that", "-this") }],
    found: [
      "infra/reader/main.tf:1 error mapping-replaced module.invoices.aws_lambda_event_source_mapping.that",
      "infra/reader/main.tf:1 error mapping-replaced module.stock.aws_lambda_event_source_mapping.that",
    ],
    unchanged: 2,
  },
  {
    title: "another resource in the place of one is new",
    main: bareModule,
    commits: [{ "infra/reader/main.tf": mapping("that", true).replace("= 3\n", "= 4\n") }],
    found: [
      "infra/reader/main.tf:1 error no-failure-destination module.invoices.aws_lambda_event_source_mapping.that",
      "infra/reader/main.tf:1 error no-failure-destination module.stock.aws_lambda_event_source_mapping.that",
    ],
    fixed: 2,
  },
  {
    title: "a value that is given to a folder in a file of its own is part of the change",
    main: {
      "infra/main.tf": `variable "readers" {\n  type = set(string)\n}\n${table}${call("each").replace("\n", "\n  for_each = var.readers\n").replace('"each"\n  stream', "each.key\n  stream")}`,
      "infra/reader/main.tf": mapping("this"),
      "infra/reader/variables.tf": variables,
      "infra/terraform.tfvars": 'readers = ["a", "b"]\n',
    },
    commits: [{ "infra/terraform.tfvars": 'readers = ["a", "b", "c"]\n' }],
    found: ["infra/main.tf:4 error dynamodb-stream-oversubscribed aws_dynamodb_table.orders"],
  },
  {
    title: "a limit that is lowered in one file is too low for a function in another one",
    main: { "infra/limits.tf": "locals {\n  reserved = 100\n}\n", "infra/main.tf": limited },
    commits: [{ "infra/limits.tf": "locals {\n  reserved = 3\n}\n" }],
    found: ["infra/main.tf:11 warning reserved-concurrency-below-parallelism aws_lambda_function.worker"],
  },
];
