import { expect, test } from "vitest";
import { drawn } from "../../drawn.js";
import { readFiles } from "../../../src/read-files.js";
import { cloudformation } from "../../../src/readers/cloudformation.js";
import { terraform } from "../../../src/readers/terraform.js";
import { parseFile } from "../../../src/source/parse.js";
import { patient } from "../../../src/source/patient.js";
import { hcl } from "../../lint.js";

type Files = Readonly<Record<string, string>>;

/** Who reads what, in which deployments: `reader -> stream [when]` with a setting that was asked for. */
function known(files: Files, setting?: string): readonly string[] {
  const parsed = Object.entries(files).flatMap(([path, text]) => parseFile({ path, text }, { patient, hcl }) ?? []);
  expect(parsed.flatMap(({ mistakes }) => mistakes)).toEqual([]);
  const { consumers } = drawn(readFiles(parsed, [cloudformation, terraform(hcl)]));
  return consumers.map(({ id, stream, when, settings }) => {
    const one = setting === undefined ? undefined : settings[setting as keyof typeof settings];
    const value = one === undefined ? "" : ` ${one.is === "known" ? JSON.stringify(one.value) : one.is}`;
    return `${short(id)} -> ${stream === null ? "nobody knows" : short(stream)}${when === null ? "" : ` [${when}]`}${value}`;
  });
}

/** Without the types. */
function short(id: string): string {
  return id.replace(/^\.#/, "").replace(/aws_\w+\.(?=\w)/g, "");
}
const stream = (more = "", name = "s"): string =>
  `resource "aws_kinesis_stream" "${name}" {\n  name = "orders"\n  shard_count = 1\n${more}\n}\n`;
const reader = (source: string, more = "", name = "r"): string =>
  `resource "aws_lambda_event_source_mapping" "${name}" {\n  event_source_arn = ${source}\n  function_name = "f"\n  starting_position = "LATEST"\n${more}\n}\n`;
const direct = (more: string): string => stream() + reader("aws_kinesis_stream.s.arn", more);

const v = (body: string): string => `variable "v" {\n${body}\n}\n`;
const open = `${v("")}variable "w" {}\nlocals {\n  on = var.v == "prod"\n  arn = aws_kinesis_stream.s[0].arn\n  m = { q = 1 }\n}\n`;

test.each<readonly [string, Files, string]>([
  ["a default", { "main.tf": size("var.v", v("default = 5")) }, "5"],
  ["no default", { "main.tf": size("var.v", v("type = number")) }, "unknown"],
  ["a default that is null", { "main.tf": size("var.v", v("default = null")) }, "unknown"],
  ["a default that is empty", { "main.tf": size("var.v", v('default = ""')) }, "unknown"],
  ["terraform.tfvars", { "main.tf": size("var.v", v("default = 5")), "terraform.tfvars": "v = 7\n" }, "7"],
  ["the last of the values", { "main.tf": size("var.v", v("")), "terraform.tfvars": "v = 7\n", "x.auto.tfvars": "v = 8\n" }, "8"],
  ["values in JSON", { "main.tf": size("var.v", v("")), "x.auto.tfvars": "v = 8\n", "y.auto.tfvars.json": '{"v": 9}' }, "9"],
  ["not values that nobody names", { "main.tf": size("var.v", v("default = 1")), "prod.tfvars": "v = 8\n" }, "1"],
  ["an optional attribute", { "main.tf": size("var.v.n", v("type = object({ n = optional(number, 20) })\ndefault = {}")) }, "20"],
  [
    "an optional attribute without default",
    { "main.tf": size("var.v.n", v("type = object({ n = optional(number) })\ndefault = {}")) },
    "absent",
  ],
  ["locals of locals", { "main.tf": size("local.v", "locals {\n v = local.w * 2\n w = 4\n}\n") }, "8"],
  ["locals in a circle", { "main.tf": size("local.v", "locals {\n v = local.w\n w = local.v\n}\n") }, "unknown"],
  ["a look-up by what nobody knows", { "main.tf": size("lookup({ prod = 10 }, var.v, 5)", v("")) }, "unknown"],
  ["an entry of what nobody knows", { "main.tf": size("try({ prod = 10 }[var.v], 5)", v("")) }, "unknown"],
  ["a value that a condition decides", { "main.tf": size('var.v == "prod" ? 10 : 5', v("")) }, "unknown"],
  ["a value in all branches", { "main.tf": size('var.v == "prod" ? 10 : var.v == "dev" ? 10 : 10', v("")) }, "10"],
  ["what may be empty before what is not", { "main.tf": size("coalesce(var.v, 10)", v("")) }, "unknown"],
  ["an override", { "main.tf": size("5"), "x_override.tf": 'resource "aws_lambda_event_source_mapping" "r" {\n batch_size = 6\n}\n' }, "6"],
  ["OpenTofu's file beside Terraform's", { "main.tf": size("5"), "main.tofu": size("6") }, "6"],
  ["both languages in one folder", { "main.tf": size("var.v"), "more.tf.json": '{"variable": {"v": {"default": 5}}}' }, "5"],
])("the batch size with %s", (_, files, expected) => {
  expect(known(files, "batchSize")).toEqual([`r -> s ${expected}`]);
});

function size(value: string, more = ""): string {
  return direct(`  batch_size = ${value}`) + more;
}

test.each<readonly [string, readonly string[]]>([
  ["0", []],
  ["2", ["r[0]", "r[1]"]],
  ["one([1])", ["r[0]"]],
  ["length(aws_kinesis_stream.s[*].arn)", ["r[0]"]],
  ["var.v ? 1 : 0", ["r[0] [var.v is true]"]],
  ["var.v ? 0 : 1", ["r[0] [var.v is not true]"]],
  ["var.v ? 2 : 1", ["r[0]", "r[1] [var.v is true]"]],
  ['var.v == "a" ? 1 : 0', ["r[0] [var.v is a]"]],
  ['"${var.v}" == "a" ? 1 : 0', ["r[0] [var.v is a]"]],
  ['contains(["a", "b"], var.v) ? 1 : 0', ["r[0] [var.v is a or var.v is b]"]],
  ["var.v != null ? 1 : 0", ["r[0] [var.v is not null]"]],
  ["var.v == null ? 0 : 1", ["r[0] [var.v is not null]"]],
  ['var.v != "" ? 1 : 0', ["r[0] [var.v is not empty]"]],
  ["tobool(var.v) ? 1 : 0", ["r[0] [var.v is true]"]],
  ["local.on ? 1 : 0", ["r[0] [local.on is true]"]],
  ["var.w ? 1 : local.on ? 1 : 0", ["r[0] [var.w is true or var.w is not true and local.on is true]"]],
  ["var.v.enabled ? 1 : 0", ["r[0] [var.v.enabled is true]"]],
  ['var.v["enabled"] ? 1 : 0', ["r[0] [var.v.enabled is true]"]],
  ["alltrue([var.w, local.on]) ? 1 : 0", ["r[0] [var.w is true and local.on is true]"]],
  ["anytrue([var.w, local.on]) ? 1 : 0", ["r[0] [var.w is true or local.on is true]"]],
  ['terraform.workspace == "prod" ? 1 : 0', ["r[0] [terraform.workspace is prod]"]],
  ["var.v == var.w ? 1 : 0", ["r[0] [var.v = var.w is true]"]],
  ['can(regex("x", var.w)) ? 1 : 0', [unclear("count", ': regex("x", var.w) is worked out when it is planned')]],
  ["length(var.w)", [unclear("count", ": variable w has no default")]],
  ["module.x.n", [unclear("count", ": module.x is what another module says")]],
  ["data.aws_x.y.id == 1 ? 1 : 0", [unclear("count", ": only an apply tells data.aws_x.y.id")]],
])("a count of %s", (count, expected) => {
  expect(known({ "main.tf": direct(`  count = ${count}`) + open })).toEqual(expected.map(onStream));
});

test.each<readonly [string, readonly string[]]>([
  ['toset(["b", "a", "b"])', ['r["a"]', 'r["b"]']],
  ["{ a = 1 }", ['r["a"]']],
  ["local.m", ['r["q"]']],
  ["toset(keys(local.m))", ['r["q"]']],
  ['toset(compact(["a", ""]))', ['r["a"]']],
  ["toset([])", []],
  ['var.v ? toset(["x"]) : toset([])', ['r["x"] [var.v is true]']],
  ["var.v ? { x = 1 } : {}", ['r["x"] [var.v is true]']],
  ['toset(var.v ? ["x"] : [])', ['r["x"] [var.v is true]']],
  ["merge({ a = 1 }, var.v ? { b = 2 } : {})", ['r["a"]', 'r["b"] [var.v is true]']],
  ['toset(concat(["a"], var.v ? ["b"] : []))', ['r["a"]', 'r["b"] [var.v is true]']],
  ["{ for k, x in { a = { on = true }, b = { on = false } } : k => x if x.on }", ['r["a"]']],
  ["var.w", [unclear("for_each", ": variable w has no default")]],
  ["toset([aws_kinesis_stream.s.arn])", [unclear("for_each", "")]],
])("a for_each of %s", (each, expected) => {
  expect(known({ "main.tf": direct(`  for_each = ${each}`) + open })).toEqual(expected.map(onStream));
});

function unclear(argument: string, because: string): string {
  return `r [${argument} of aws_lambda_event_source_mapping.r is worked out when it is planned${because}]`;
}

function onStream(told: string): string {
  return told.replace(/^(r(?:\[(?:\d+|"\w+")\])?)/, "$1 -> s");
}

test.each([
  "aws_kinesis_stream.s[0].arn",
  "one(aws_kinesis_stream.s[*].arn)",
  "try(aws_kinesis_stream.s[0].arn, null)",
  'join("", aws_kinesis_stream.s[*].arn)',
  'join("", aws_kinesis_stream.s.*.arn)',
  "aws_kinesis_stream.s.*.arn[0]",
  "element(aws_kinesis_stream.s[*].arn, 0)",
  'element(concat(aws_kinesis_stream.s[*].arn, [""]), 0)',
  "coalesce(one(aws_kinesis_stream.s[*].arn), var.w)",
  "concat(aws_kinesis_stream.s[*].arn, [var.w])[0]",
  "coalescelist(aws_kinesis_stream.s[*].arn, [var.w])[0]",
  "flatten([aws_kinesis_stream.s[*].arn])[0]",
  "values({ a = aws_kinesis_stream.s[0].arn })[0]",
  "aws_kinesis_stream.s[var.w].arn",
  "local.arn",
  '"${aws_kinesis_stream.s[0].arn}"',
])("%s is the stream that there is", (source) => {
  expect(known({ "main.tf": stream("  count = 1") + reader(source) + open })).toEqual(["r -> s[0]"]);
});

test.each(["compact([var.w, aws_kinesis_stream.s[0].arn])[0]", "coalesce(var.w, aws_kinesis_stream.s[0].arn)"])(
  "%s is not said to be another stream",
  (source) => {
    const [told] = known({ "main.tf": stream("  count = 1") + reader(source) + open });
    expect(told).not.toBe("r -> var.w");
  },
);

const module = `variable "arn" {}\nvariable "on" {\n default = true\n}\n${reader("var.arn", "  count = var.on ? 1 : 0")}`;
const publishing = `${stream()}output "arn" {\n  value = aws_kinesis_stream.s.arn\n}\n`;

test.each<readonly [string, Files, readonly string[]]>([
  [
    "a condition that the caller passes on is the caller's",
    {
      "main.tf": `${stream()}variable "go" {}\nmodule "m" {\n source = "./m"\n arn = aws_kinesis_stream.s.arn\n on = var.go\n}\n`,
      "m/main.tf": module,
    },
    ["module.m.r[0] -> s [var.go is true]"],
  ],
  [
    "a condition that the caller works out is the caller's",
    {
      "main.tf": `${stream()}variable "env" {}\nmodule "m" {\n source = "./m"\n arn = aws_kinesis_stream.s.arn\n on = var.env == "prod"\n}\n`,
      "m/main.tf": module,
    },
    ["module.m.r[0] -> s [var.env is prod]"],
  ],
  [
    "a default that no caller changes is fixed",
    { "main.tf": `${stream()}module "m" {\n source = "./m"\n arn = aws_kinesis_stream.s.arn\n}\n`, "m/main.tf": module },
    ["module.m.r[0] -> s"],
  ],
  [
    "a condition goes through two modules",
    {
      "main.tf": `${stream()}variable "go" {}\nmodule "o" {\n source = "./o"\n arn = aws_kinesis_stream.s.arn\n on = !var.go\n}\n`,
      "o/main.tf": 'variable "arn" {}\nvariable "on" {}\nmodule "m" {\n source = "../m"\n arn = var.arn\n on = var.on\n}\n',
      "m/main.tf": module,
    },
    ["module.o.module.m.r[0] -> s [var.go is not true]"],
  ],
  [
    "an output of a counted module",
    { "main.tf": `module "p" {\n source = "./p"\n count = 1\n}\n${reader("module.p[0].arn")}`, "p/main.tf": publishing },
    ["r -> module.p[0].s"],
  ],
  [
    "an output of a module with keys",
    {
      "main.tf": `module "p" {\n source = "./p"\n for_each = toset(["a", "b"])\n}\n${reader('module.p["b"].arn')}`,
      "p/main.tf": publishing,
    },
    ['r -> module.p["b"].s'],
  ],
  [
    "a data source by the name of a stream in the same folder",
    { "main.tf": `${stream()}data "aws_kinesis_stream" "d" {\n name = "orders"\n}\n${reader("data.aws_kinesis_stream.d.arn")}` },
    ["r -> s"],
  ],
  [
    "a data source by the name of a stream in another root",
    {
      "a/main.tf": stream(),
      "b/main.tf": `data "aws_kinesis_stream" "d" {\n name = "orders"\n}\n${reader("data.aws_kinesis_stream.d.arn")}`,
    },
    ["b#r -> a#s"],
  ],
  [
    "the state of another root",
    {
      "a/main.tf": `terraform {\n backend "s3" {\n bucket = "b"\n key = "k"\n }\n}\n${publishing}`,
      "b/main.tf": `data "terraform_remote_state" "a" {\n backend = "s3"\n config = {\n bucket = "b"\n key = "k"\n }\n}\n${reader("data.terraform_remote_state.a.outputs.arn")}`,
    },
    ["b#r -> a#s"],
  ],
  [
    "the state of another root in a file",
    {
      "a/main.tf": publishing,
      "b/main.tf": `data "terraform_remote_state" "a" {\n backend = "local"\n config = {\n path = "../a/terraform.tfstate"\n }\n}\n${reader("data.terraform_remote_state.a.outputs.arn")}`,
    },
    ["b#r -> a#s"],
  ],
  [
    "a parameter that another root stores",
    {
      "a/main.tf": `${stream()}resource "aws_ssm_parameter" "p" {\n name = "/orders"\n type = "String"\n value = aws_kinesis_stream.s.arn\n}\n`,
      "b/main.tf": `data "aws_ssm_parameter" "p" {\n name = "/orders"\n}\n${reader("data.aws_ssm_parameter.p.value")}`,
    },
    ["b#r -> a#s"],
  ],
  [
    "modules that call each other in a circle",
    { "a/main.tf": `module "b" {\n source = "../b"\n}\n${direct("")}`, "b/main.tf": 'module "a" {\n source = "../a"\n}\n' },
    ["a#r -> a#s"],
  ],
  [
    "names that every object has",
    {
      "main.tf": `${stream("", "constructor")}${reader("aws_kinesis_stream.constructor.arn", "", "__proto__")}locals {\n __proto__ = 1\n}\nvariable "toString" {}\n`,
    },
    ["__proto__ -> constructor"],
  ],
])("%s", (_, files, expected) => {
  const told = known(files);
  expect(told).toEqual(expected);
});
