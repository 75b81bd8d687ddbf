import { describe, expect, it } from "vitest";
import { link } from "../../../src/model/link.js";
import { showsIdempotency } from "../../../src/model/idempotent.js";
import { anyDeployment } from "../../../src/model/scenario.js";
import { partsOfFiles } from "./written.js";

/** Whether a function that is given a table as its store shows idempotency, where its role has this policy. */
function answerFor(policy: string, more = "", folder = ""): string {
  const text = `
resource "aws_dynamodb_table" "seen" {
  hash_key = "id"
  ttl {
    attribute_name = "expiration"
    enabled        = true
  }
}
resource "aws_iam_role" "billing" {}
resource "aws_iam_role_policy" "billing" {
  role   = aws_iam_role.billing.id
  policy = ${policy}
}
resource "aws_lambda_function" "billing" {
  function_name = "billing"
  role          = aws_iam_role.billing.arn
  environment {
    variables = { STORE = aws_dynamodb_table.seen.name }
  }
}
resource "aws_lambda_event_source_mapping" "billing" {
  event_source_arn  = "arn:aws:kinesis:eu-west-1:111122223333:stream/orders"
  function_name     = aws_lambda_function.billing.arn
  starting_position = "LATEST"
}
variable "open" {}
${more}`;
  const caller = folder === "" ? {} : { "main.tf": `module "billing" {\n  source = "./${folder}"\n  open = "x"\n}\n` };
  const parts = partsOfFiles({ ...caller, [`${folder}main.tf`]: text });
  const [consumer] = link(parts, anyDeployment(parts)).consumers;
  return showsIdempotency(consumer ?? expect.fail("no consumer")).is;
}

const seen = "aws_dynamodb_table.seen.arn";
const needed = '["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"]';

const statement = (resource: string, { actions = needed, effect = '"Allow"', more = "" } = {}): string =>
  `jsonencode({ Statement = [{ Effect = ${effect}, Action = ${actions}, Resource = ${resource}${more} }] })`;

const document = "data.aws_iam_policy_document.store.json";
const documentOf = (inside: string): string => `data "aws_iam_policy_document" "store" {\n${inside}\n}\n`;
const storing = (more = "", resource = seen): string => `statement {\nactions = ${needed}\nresources = [${resource}]\n${more}\n}`;

describe("a policy in jsonencode", () => {
  it.each([
    ["permits what it names by reference", statement(seen), "yes"],
    ["permits what it names in a list", statement(`[${seen}, "\${${seen}}/index/*"]`), "yes"],
    ["permits what it names by its name", statement('"arn:aws:dynamodb:*:111122223333:table/${aws_dynamodb_table.seen.name}"'), "yes"],
    ["permits nothing on another table", statement("aws_dynamodb_table.other.arn"), "no"],
    ["permits nothing on an index", statement(`"\${${seen}}/index/*"`), "no"],
    ["permits too little", statement(seen, { actions: '["dynamodb:GetItem"]' }), "no"],
    ["forbids", statement(seen, { effect: '"Deny"' }), "no"],
    ["may name any table by a variable", statement("var.open"), "unsure"],
    [
      "permits nothing on a table of another name, in whatever Region",
      statement('"arn:aws:dynamodb:${var.open}:111122223333:table/seen"'),
      "no",
    ],
    ["may name any action by a variable", statement(seen, { actions: "var.open" }), "unsure"],
    ["may permit or forbid by a variable", statement(seen, { effect: "var.open" }), "unsure"],
    ["permits under a condition", statement(seen, { more: ', Condition = { Bool = { "aws:SecureTransport" = "true" } }' }), "unsure"],
    ["is a file that is not read", 'file("policy.json")', "unsure"],
  ])("%s", (_, policy, expected) => {
    expect(answerFor(policy)).toBe(expected);
  });

  it("means the table of its own module", () => {
    expect(answerFor(statement(seen), "", "billing/")).toBe("yes");
  });
});

describe("a policy document", () => {
  it.each([
    ["permits what it names", storing(), "yes"],
    ["permits what one of its statements names", `statement {\nactions = ["s3:*"]\nresources = ["*"]\n}\n${storing()}`, "yes"],
    ["forbids", storing('effect = "Deny"'), "no"],
    ["permits nothing on another table", storing("", "aws_dynamodb_table.other.arn"), "no"],
    ["permits under a condition", storing('condition {\ntest = "Bool"\nvariable = "aws:SecureTransport"\nvalues = ["true"]\n}'), "unsure"],
    ["may name any table by a variable", storing("", "var.open"), "unsure"],
    ["is made of others", `source_policy_documents = [var.open]\n${storing()}`, "unsure"],
    [
      "is generated",
      `dynamic "statement" {\nfor_each = ["GetItem", "PutItem", "UpdateItem"]\ncontent {\nactions = ["dynamodb:\${statement.value}"]\nresources = [${seen}]\n}\n}`,
      "yes",
    ],
    [
      "is generated perhaps",
      `dynamic "statement" {\nfor_each = var.open\ncontent {\nactions = ["dynamodb:*"]\nresources = [${seen}]\n}\n}`,
      "unsure",
    ],
  ])("%s", (_, inside, expected) => {
    expect(answerFor(document, documentOf(inside))).toBe(expected);
  });
});
