import { describe, expect, it } from "vitest";
import { founding, lint } from "../lint.js";
import type { LintOptions } from "../../src/index.js";

const mapping = "aws_lambda_event_source_mapping";
const table = { name: "orders", hash_key: "id", stream_enabled: true, stream_view_type: "NEW_IMAGE" };
const base = {
  event_source_arn: "${aws_dynamodb_table.orders.stream_arn}",
  function_name: "f",
  starting_position: "LATEST",
  destination_config: { on_failure: { destination_arn: "arn" } },
};

/** What is said of a table's stream and of its readers, a line each. */
function said(readers: Readonly<Record<string, object>>, more: object = {}, options: LintOptions = {}): readonly string[] {
  const mappings = Object.fromEntries(Object.entries(readers).map(([name, own]) => [name, { ...base, ...own }]));
  const resource = { aws_dynamodb_table: { orders: table }, [mapping]: mappings };
  const report = lint([{ path: "main.tf.json", text: JSON.stringify({ resource, ...more }) }], { levels: founding, ...options });
  expect([report.unreadable, report.broken, report.unheeded]).toEqual([[], [], []]);
  return [
    ...report.findings.map(({ subject, when }) => `${subject.replace(`${mapping}.`, "")}: ${when ?? "certain"}`),
    ...report.undecided.map(({ subject, because }) => `${subject.replace(`${mapping}.`, "")}: undecided, ${because.join("; ")}`),
  ];
}

const orders = "aws_dynamodb_table.orders";
const where = (condition: string): object => ({ count: `\${${condition} ? 1 : 0}` });
const always = { one: {}, two: {} };

describe("a third reader of a table's stream", () => {
  it.each<readonly [string, object, string]>([
    ["that a variable makes", { three: where("var.create") }, `${orders}: var.create is true`],
    ["that a variable keeps away", { three: where("!var.create") }, `${orders}: var.create is false`],
    ["that is there for one value", { three: where('var.env == "prod"') }, `${orders}: var.env is prod`],
    ["that is there for all others", { three: where('var.env != "prod"') }, `${orders}: var.env is not prod`],
    ["that a local makes, in the words of the local", { three: where("local.is_prod") }, `${orders}: local.is_prod is true`],
    [
      "that two conditions make",
      { three: where('var.create && (var.env == "prod")') },
      `${orders}: var.create is true and var.env is prod`,
    ],
    ["that is there for one of several values", { three: where('contains(["prod"], var.env)') }, `${orders}: var.env is prod`],
    ["in a workspace", { three: where('terraform.workspace == "prod"') }, `${orders}: terraform.workspace is prod`],
    [
      "that is calculated",
      { three: where("length(var.names) > 0") },
      `${orders}: undecided, count of ${mapping}.three is worked out when it is planned: variable names has no default`,
    ],
    ["that is there or not, so that there is always one", { three: where("var.create"), four: where("!var.create") }, `${orders}: certain`],
  ])("%s", (_, readers, expected) => {
    const locals = JSON.stringify(readers).includes("local.") ? { is_prod: '${var.env == "prod"}' } : {};
    expect(said({ ...always, ...readers }, { locals, variable: { create: { type: "bool" } } })).toEqual([expected]);
  });
});

describe("readers that exclude each other", () => {
  it.each<readonly [string, string, string]>([
    ["by values of a variable", 'var.env == "prod"', 'var.env == "dev"'],
    ["by a value and its opposite", 'var.env == "prod"', 'var.env != "prod"'],
    ["by a local", "local.is_prod", 'var.env == "test"'],
    ["by and and or", 'var.env == "prod" && var.create', 'var.env == "dev" || !var.create'],
    ["by a variable that is true or false", "var.flag", "var.flag == false"],
  ])("%s are not added up", (_, one, other) => {
    const more = { locals: { is_prod: '${var.env == "prod"}' }, variable: { flag: { type: "bool", default: true } } };
    expect(said({ one: {}, two: where(one), three: where(other) }, more)).toEqual([]);
  });
});

describe("a variable", () => {
  const destination = (arn: string): object => ({ destination_config: { on_failure: { destination_arn: arn } } });

  it("never decides a condition by its default", () => {
    const variable = { env: { default: "prod" } };
    expect(said({ one: destination('${var.env == "prod" ? "arn" : null}') }, { variable })).toEqual(["one: var.env is not prod"]);
  });

  it("has the value that a condition gives it, and not its default", () => {
    const variable = { dlq: { default: "" } };
    expect(said({ one: { ...destination("${var.dlq}"), ...where('var.dlq != ""') } }, { variable })).toEqual([]);
    expect(said({ one: destination("${var.dlq}") }, { variable })).toEqual(["one: undecided, variable dlq is empty unless it is set"]);
  });

  it("may be pinned", () => {
    const variable = { env: {}, retries: { default: -1 } };
    const readers = {
      ...always,
      three: where('var.env == "prod"'),
      four: { ...where('var.env == "dev"'), enabled: '${var.env != "dev"}' },
    };
    expect(said(readers, { variable }, { parameters: { env: "prod" } })).toEqual([`${orders}: certain`]);
    expect(said(readers, { variable }, { parameters: { env: "test" } })).toEqual([]);
    const [finding] = lint(
      [
        {
          path: "main.tf.json",
          text: JSON.stringify({
            variable,
            resource: { [mapping]: { one: { ...base, destination_config: [], maximum_retry_attempts: "${var.retries}" } } },
          }),
        },
      ],
      { parameters: { retries: "2" } },
    ).findings;
    expect(finding?.message).toContain("after 2 retries (with variable retries = 2)");
  });
});
