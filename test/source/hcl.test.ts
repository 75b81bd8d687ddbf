import { describe, expect, it, test } from "vitest";
import { inWords } from "../../src/source/hcl/words.js";
import { createLocator } from "../../src/source/position.js";
import type { Path } from "../../src/source/span.js";
import { hcl } from "../lint.js";
import { plain, toldOf, valueOf } from "./plain.js";

/** The value of `it`, as the tree has it; of an expression its words. */
function written(text: string): unknown {
  return (valueOf(hcl.file(`it = ${text}\n`)) as { it: unknown }).it;
}

/** An expression in one line with all its brackets. */
function words(text: string): string {
  const { tree, mistakes } = hcl.file(`it = ${text}\n`);
  expect(mistakes).toEqual([]);
  const node = tree?.kind === "map" ? tree.entries[0]?.value : undefined;
  return node?.kind === "scalar" && node.expression !== undefined ? inWords(node.expression) : JSON.stringify(node && plain(node));
}

describe("a value", () => {
  it.each<readonly [string, unknown]>([
    ["1", 1],
    ["-1.5", -1.5],
    ["1e5", 100000],
    ["1.5E-3", 0.0015],
    ["true", true],
    ["null", null],
    [`"a\\n\\t\\"\\\\ \\u00e9 \\U0001F600"`, 'a\n\t"\\ é 😀'],
    ['"$${x} %%{y} $$ %% $x %x 100% $"', "${x} %{y} $$ %% $x %x 100% $"],
    ['"{} # no comment // nor this /* or this */"', "{} # no comment // nor this /* or this */"],
    ["<<EOT\n  a\n    b\nEOT", "  a\n    b\n"],
    ["<<EOT\nEOT", ""],
    ['<<EOT\n$${x} %%{y} \\n "q"\nEOT', '${x} %{y} \\n "q"\n'],
    ["<<-EOT\n    a\n      b\n\n    c\n  EOT", "a\n  b\n\nc\n"],
    ["<<-EOT\n\ta\n\t\tb\n\tEOT", "a\n\tb\n"],
    ["<<EOT\n  EOTX\nEOT", "  EOTX\n"],
    ["[]", []],
    ['[1, # one\n "b", // two\n [true],\n]', [1, "b", [true]]],
    ["{}", {}],
    ['{ a = 1, "b" : 2, c = { d = null } }', { a: 1, b: 2, c: { d: null } }],
    ["{\n  a = 1\n  b = 2,\n}", { a: 1, b: 2 }],
    ["{ 1 = 2, true = 3, null = 4, for = 5 }", { 1: 2, true: 3, null: 4, for: 5 }],
    ["{ __proto__ = 1, constructor = 2 }", Object.fromEntries([["__proto__", 1] as const, ["constructor", 2] as const])],
    ['[<<A\nx\nA\n, "y"]', ["x\n", "y"]],
  ])("%s", (text, value) => {
    expect(written(text)).toEqual(value);
  });
});

describe("an expression", () => {
  it.each<readonly [string, string]>([
    ["a + b * c - d", "(a + (b * c)) - d"],
    ["10 - 2 - 5", "(10 - 2) - 5"],
    ["a == b && c != d || !e", "((a == b) && (c != d)) || (!e)"],
    ["a || b && c", "a || (b && c)"],
    ["!a == b", "(!a) == b"],
    ["-a + b", "(-a) + b"],
    ["a - -1", "a - -1"],
    ["a-1", "a-1"],
    ["a % 2 == 0", "(a % 2) == 0"],
    ["a > 1 ? b : c ? d : e", "a > 1 ? b : c ? d : e"],
    ["a ? b : c == d ? e : f && g ? h : i", "a ? b : c == d ? e : f && g ? h : i"],
    ["a ? b ? c : d : e", "a ? b ? c : d : e"],
    ["(a ? b : c) ? d : e", "(a ? b : c) ? d : e"],
    ["(a ? b : c).d", "(a ? b : c).d"],
    ["(a + b)[0]", "(a + b)[0]"],
    ["(a + b) * c", "(a + b) * c"],
    ["(a\n? b\n: c)", "a ? b : c"],
    ["a.b.c", "a.b.c"],
    ['a["b"].c[0][1]', 'a["b"].c[0][1]'],
    ["a.0.b", "a[0].b"],
    ["a[*].b[0]", "a[*].b[0]"],
    ["a.*.b.c", "a[*].b.c"],
    ["f(a, b,)", "f(a, b)"],
    ["f(a...)", "f(a...)"],
    ["provider::aws::arn_parse(a)", "provider::aws::arn_parse(a)"],
    ["[for a in b : a.c if a.d]", "[for a in b : a.c if a.d]"],
    ["{ for k, v in a : k => v... if v != null }", "{for k, v in a : k => v... if v != null}"],
    ["{ (a) = 1, b = 2 }", "{ (a) = 1, b = 2 }"],
    ["{\n  a = b\n  (c.d) = e\n  (f) = g\n}", "{ a = b, (c.d) = e, (f) = g }"],
    ["{ a.b = 1 }", "{ (a.b) = 1 }"],
    ['"${a}"', "a"],
    ['"a ${"b ${c} d"} e"', '"a ${"b ${c} d"} e"'],
    ['"${a}-${b ? "x" : "y"}"', '"${a}-${b ? "x" : "y"}"'],
    ['"x ${~ a ~} y"', '"x${a}y"'],
    ['"%{ if a }b%{ else }c%{ endif }"', '"%{if a}b%{else}c%{endif}"'],
    ["<<-EOT\n    %{ if a ~}\n    b\n    %{ endif ~}\n    EOT", '"%{if a}    b\n%{else}%{endif}"'],
    ["<<-EOT\n  ${a}\n    ${b} c\n  EOT", '"${a}\n  ${b} c\n"'],
    ["<<-EOT\n  a\n${b}\n  EOT", '"  a\n${b}\n"'],
    ["<<EOT\n%{ for a in b ~}\n- ${a}\n%{ endfor ~}\nend\nEOT", '"%{for …}end\n"'],
  ])("%s", (text, expected) => {
    expect(words(text)).toBe(expected);
  });

  it("that is an index behind the old splat is one of the list", () => {
    const { tree } = hcl.file("new = a[*].b[0]\nold = a.*.b[0]\n");
    const kinds = tree?.kind === "map" ? tree.entries.map(({ value }) => (value.kind === "scalar" ? value.expression?.is : undefined)) : [];
    expect(kinds).toEqual(["splat", "index"]);
  });
});

describe("a block", () => {
  it.each<readonly [string, string, unknown]>([
    ["stands under its labels", 'resource "a" "b" {\n  c = 1\n}\n', { resource: { a: { b: [{ c: 1 }] } } }],
    ["may have labels without quotes", "resource a b {}\n", { resource: { a: { b: [{}] } } }],
    ["of one name may stand several times", "a { b = 1 }\na { b = 2 }\n", { a: [{ b: 1 }, { b: 2 }] }],
    ["holds blocks", "a {\n  b {\n    c {\n      d = 1\n    }\n  }\n  b {}\n}\n", { a: [{ b: [{ c: [{ d: 1 }] }, {}] }] }],
    [
      "may be generated",
      'dynamic "x" {\n  for_each = y\n  content {\n    a = 1\n  }\n}\n',
      { dynamic: { x: [{ for_each: "${y}", content: [{ a: 1 }] }] } },
    ],
    ["may have dots in its labels", 'a "b-c" "d.e" {}\n', { a: { "b-c": { "d.e": [{}] } } }],
    ["may be called like what every object has", 'resource "constructor" "__proto__" {}\n', resourceNamed("constructor", "__proto__")],
  ])("%s", (_, text, value) => {
    expect(valueOf(hcl.file(text))).toEqual(value);
  });
});

function resourceNamed(type: string, name: string): unknown {
  return { resource: { [type]: Object.fromEntries([[name, [{}]]]) } };
}

test.each<readonly [string, string, unknown]>([
  ["nothing", "", {}],
  ["lines and comments", "\n# a\n// b\n/* c\n*/\n", {}],
  ["a byte order mark", "\uFEFFa = 1\n", { a: 1 }],
  ["line ends of Windows", "a = 1\r\nb {\r\n  c = <<EOT\r\nx\r\nEOT\r\n}\r\n", { a: 1, b: [{ c: "x\r\n" }] }],
  ["comments anywhere", "a = /* x */ 1 # y\nb = [ // z\n  2\n]\n", { a: 1, b: [2] }],
  ["no last line end", "a = 1", { a: 1 }],
  ["old habits", 'a = "${b.*.c}"\nd = ["${e}"]\n', { a: "${b[*].c}", d: ["${e}"] }],
])("a file with %s is read", (_, text, value) => {
  expect(hcl.file(text).mistakes).toEqual([]);
  expect(valueOf(hcl.file(text))).toEqual(value);
});

describe("a place", () => {
  const text = `# first
resource "aws_x" "y" {
  name = "a"
  tags = {
    "a:b" = 1
  }
  block {
    c = [1, 2]
  }
  block {
    d = 2
  }
}
resource "aws_x" "z" {}
`;
  const { tree } = hcl.file(text);
  const { locate, lines } = createLocator(text, "hcl", tree ?? expect.fail("refused"));
  const resource = ["resource", "aws_x", "y", 0];

  it.each<readonly [Path, string]>([
    [resource, '2:1 resource "aws_x" "y"'],
    [["resource", "aws_x", "y"], '2:1 resource "aws_x" "y"'],
    [["resource", "aws_x", "z"], '14:1 resource "aws_x" "z"'],
    [[...resource, "name"], "3:3 name"],
    [[...resource, "tags", "a:b"], '5:5 "a:b"'],
    [[...resource, "block", 0], "7:3 block"],
    [[...resource, "block", 1], "10:3 block"],
    [[...resource, "block", 1, "d"], "11:5 d"],
    [[...resource, "block", 0, "c"], "8:5 c"],
    [[...resource, "nothing"], '2:1 resource "aws_x" "y"'],
  ])("%j is %s", (path, expected) => {
    const { line, column, endLine, endColumn } = locate(path);
    expect(endLine).toBe(line);
    expect(`${line}:${column} ${lines.textOf(line).slice(column - 1, endColumn - 1)}`).toBe(expected);
  });
});

describe("a mistake", () => {
  const around = (broken: string): string => `resource "x" "before" {\n  a = 1\n}\n${broken}\nresource "x" "after" {\n  a = 2\n}\n`;
  const block = (line: string): string => `resource "x" "broken" {\n  ${line}\n  b = 1\n}\n`;

  it.each<readonly [string, string, string]>([
    ["a brace is missing", 'resource "x" "broken" {\n  c {\n    d = 1\n}\n', "4:23 Terraform cannot read this: this { is never closed."],
    ["a brace is too many", 'resource "x" "fine" {\n}}\n', "5:2 Terraform cannot read this: nothing is open that } could close."],
    ["a list is not closed", block("a = [1, 2"), "5:7 Terraform cannot read this: this [ is never closed."],
    ["a call is not closed", block("a = f(1"), "5:8 Terraform cannot read this: this ( is never closed."],
    ["a quote is not closed", block('a = "b'), '5:7 Terraform cannot read this: this " is never closed.'],
    ["a heredoc is not closed", block("a = <<EOT"), "5:7 Terraform cannot read this: this <<EOT is never closed."],
    ["${ is not closed", block('a = "${b"'), '5:10 Terraform cannot read this: b" is not expected here.'],
    ["a value is missing", block("a = "), "5:5 Terraform cannot read this: = is not expected here."],
    ["a comma is too many", block("a = 1,"), "5:8 Terraform cannot read this: , is not expected here."],
    ["quotes are single", block("a = 'b'"), "5:7 Terraform cannot read this: 'b' is not expected here; texts stand in double quotes."],
    ["a merge left its marks", "<<<<<<< HEAD\n", "4:1 Terraform cannot read this: a merge left its conflict here."],
    ["another engine has to fill it in", "{% if x %}\n", "4:1 Terraform cannot read this: {% if x %} is not expected here."],
  ])("where %s is told in its line, and the others are read", (_, broken, expected) => {
    const text = around(broken);
    const parsed = hcl.file(text);
    expect(toldOf(text, parsed)).toEqual([expected]);
    expect(parsed.isIncomplete).toBe(true);
    const { resource } = valueOf(parsed) as { resource: { x: Record<string, unknown> } };
    expect(Object.keys(resource.x).filter((name) => name !== "fine")).toEqual(["before", "after"]);
  });

  it("in each of two blocks is told twice", () => {
    const text = block("a = [1") + block("a = f(");
    expect(toldOf(text, hcl.file(text)).map((told) => told.split(" ", 1)[0])).toEqual(["2:7", "6:8"]);
  });

  it("is none where the text is only large or deep", () => {
    const deep = `a = ${"[".repeat(10_000)}${"]".repeat(10_000)}\n`;
    expect(toldOf(deep, hcl.file(deep))).toEqual([expect.stringMatching(/^1:\d+ This is nested too deeply to be read\.$/)]);
    expect(hcl.file(deep).tree).toBeUndefined();
  });
});
