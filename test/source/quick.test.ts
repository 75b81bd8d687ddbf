import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { TreeNode } from "../../src/source/tree.js";
import { parseYaml } from "../../src/source/yaml.js";
import { parseQuickly } from "../../src/source/yaml/quick.js";
import { corpus, withoutCorpus } from "../corpus.js";

/** All of a tree but what nobody asks for: the ends of maps and lists, and the place of an item that is not there. */
function comparable(node: TreeNode): unknown {
  switch (node.kind) {
    case "scalar":
      return [node.value, node.tag, node.written];
    case "list":
      return [node.tag, node.items.map((item) => [isNothing(item) || item.start, comparable(item)])];
    case "map":
      return [node.tag, node.entries.map(({ key, keyStart, keyEnd, value }) => [key, keyStart, keyEnd, comparable(value)])];
  }
}

function isNothing(node: TreeNode): boolean {
  return node.kind === "scalar" && node.value === null;
}

/** Whether the quick parser took the text; fails where it made something else of it than the patient one. */
function agreesOn(text: string): boolean {
  const quick = parseQuickly(text);
  if (quick === undefined) return false;
  const patient = parseYaml(text);
  expect(patient.tree === undefined ? patient.mistakes : comparable(quick)).toEqual(patient.tree && comparable(patient.tree));
  return true;
}

describe("the quick parser takes, and reads as the patient one does,", () => {
  it.each([
    ["a plain template", "Resources:\n  A:\n    Type: AWS::SQS::Queue\n"],
    ["nothing", ""],
    ["a comment", "# nothing\n"],
    ["a byte order mark and Windows line ends", "\uFEFFa: 1\r\nb:\r\n  - 2\r\n"],
    ["short tags", "a: !Ref X\nb: !Sub\n  - ${a}\n  - {a: 1}\nc: !GetAZs\nd: !Join ['', [a, !Ref b]]\n"],
    ["a tag on a list item", "a:\n  - !If [A, b, c]\n  - !Sub |\n    text\n  - !GetAZs\n"],
    [
      "scalars of all kinds",
      "a: 1\nb: 0x1F\nc: 012\nd: 1.5e3\ne: yes\nf: Off\ng: ~\nh: 2012-10-17\ni: '1'\nj: \"true\"\nk: 1_000\nl: .5\n",
    ],
    ["values that are missing", "a:\nb: [,]\nc: {d, e: }\nf:\n  -\n  - g\n".replace("[,]", "[]")],
    ["quoted keys", "'a b': 1\n\"c\\td\": 2\n"],
    ["blocks of text", "a: |\n  one\n   two\n\n  three\nb: >-\n  one\n  two\nc: |+\n  keep\n\nd: |2\n   in\n"],
    ["text over several lines", "a: one\n  two\n  three\nb: 'one\n  two'\nc: \"one \\\n  two\"\n"],
    ["anchors that nobody uses", "a: &x 1\nb: &y {c: 2}\n"],
    ["keys that are no text", "1: a\ntrue: b\nnull: c\n~: d\n"],
    ["__proto__ and constructor", "__proto__: 1\nconstructor: {__proto__: 2}\n"],
    ["a document with marks", "---\na: 1\n...\n"],
    ["an item that is a map", "a:\n  - b: 1\n    c: 2\n  - {d: 3}\n"],
  ])("%s", (_, text) => {
    expect(agreesOn(text)).toBe(true);
  });
});

describe("the quick parser leaves to the patient one", () => {
  it.each([
    ["equal keys", "a: 1\na: 2\n"],
    ["aliases", "a: &x 1\nb: *x\n"],
    ["merge keys", "a: {<<: {b: 1}, c: 2}\n"],
    ["several documents", "a: 1\n---\nb: 2\n"],
    ["directives", "%YAML 1.1\n---\na: 1\n"],
    ["tags that are not CloudFormation's", "a: !!str 1\n"],
    ["keys that are maps", "? {a: 1}\n: 2\n"],
    ["colons without a key", "a: 1\n: 2\n"],
    ["a closing bracket too far left", "a:\n  b: [1,\n2\n]\n"],
    ["a bracket that is never closed", "a: [1\n"],
    ["lone carriage returns", "a: 1\rb: 2\n"],
    ["what is nested too deeply", `${"[".repeat(150)}${"]".repeat(150)}\n`],
  ])("%s", (_, text) => {
    expect(parseQuickly(text)).toBeUndefined();
  });
});

describe.skipIf(corpus === undefined)(corpus === undefined ? withoutCorpus : "over real templates both parsers agree", () => {
  const texts = corpus === undefined ? [] : yamlFilesIn(corpus).map((file) => readFileSync(file, "utf8"));

  it("as they are, and nine of ten need no patience", () => {
    const taken = texts.filter((text) => agreesOn(text));
    expect(taken.length).toBeGreaterThan(texts.length * 0.9);
  });

  it("and as they are after a slip of the hand", () => {
    const short = texts.filter((text) => text.length < 4000);
    const random = numbers(20261123);
    const slipped = Array.from({ length: 600 }, () => slip(short[random(short.length)] ?? "", random));
    expect(slipped.filter((text) => agreesOn(text)).length).toBeGreaterThan(100);
  });
});

function yamlFilesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => path.join(folder, name));
}

/** The same numbers in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
}

/** A character lost or added, a line lost or moved. */
function slip(text: string, random: (below: number) => number): string {
  const at = random(text.length);
  const lines = text.split("\n");
  const line = random(lines.length);
  switch (random(4)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + ":- \n'\"[]{}#&*!|>?,\t%@".charAt(random(21)) + text.slice(at);
    case 2:
      return lines.toSpliced(line, 1).join("\n");
    default:
      return lines.with(line, " ".repeat(random(5)) + (lines[line] ?? "").trimStart()).join("\n");
  }
}
