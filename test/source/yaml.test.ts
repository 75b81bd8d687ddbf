import { describe, expect, it } from "vitest";
import type { TreeNode } from "../../src/source/tree.js";
import { child } from "../../src/source/tree.js";
import { parseYaml } from "../../src/source/yaml.js";
import { valueOf } from "./plain.js";

const read = (text: string): unknown => valueOf(parseYaml(text));
const treeOf = (text: string): TreeNode => parseYaml(text).tree ?? expect.fail("refused");

describe("an unquoted scalar is typed as CloudFormation types it", () => {
  it.each([
    ["true", true],
    ["False", false],
    ["yes", true],
    ["Off", false],
    ["NO", false],
    ["y", "y"],
    ["yEs", "yEs"],
    ["null", null],
    ["~", null],
    ["", null],
    ["100", 100],
    ["-1", -1],
    ["+5", 5],
    ["0", 0],
    ["1_000", 1000],
    ["0x1F", 31],
    ["1.5", 1.5],
    ["-.5", -0.5],
    ["1e3", 1000],
    ["1.", 1],
    ["123456789012", 123456789012],
    ["012345678901", "012345678901"],
    ["012345670123", "012345670123"],
    ["12345678901234567890", "12345678901234567890"],
    ["1e999", "1e999"],
    ["2012-10-17", "2012-10-17"],
    ["2012-10-17T00:00:00Z", "2012-10-17T00:00:00Z"],
    ["10:30", "10:30"],
    ["1.2.3", "1.2.3"],
    ["-", [null]],
    ["nodejs22.x", "nodejs22.x"],
    [".inf", ".inf"],
    ["0o17", "0o17"],
    ["arn:aws:sqs:eu-west-1:012345678901:dead", "arn:aws:sqs:eu-west-1:012345678901:dead"],
  ])("%s", (written, value) => {
    expect(read(written === "-" ? written : `A: ${written}`)).toEqual(written === "-" ? value : { A: value });
  });

  it("quoted or in a block, everything is text", () => {
    expect(read(`A: "100"\nB: 'true'\nC: ""\nD: |-\n  5\nE: >-\n  no\n  yes\n`)).toEqual({
      A: "100",
      B: "true",
      C: "",
      D: "5",
      E: "no yes",
    });
  });

  it("keeps the source of a number within reach", () => {
    const text = "Version: 1.10\n";
    const node = child(treeOf(text), "Version");
    expect(node).toMatchObject({ kind: "scalar", value: 1.1 });
    expect(text.slice(node?.start, node?.end)).toBe("1.10");
  });
});

describe("keys", () => {
  it("are text, whatever they look like", () => {
    expect(read('on: 1\nyes: 2\n012: 3\n1.10: 4\n~: 5\n2012-10-17: 6\n"quoted": 7\n')).toEqual({
      ...{ on: 1, yes: 2, "012": 3, "1.10": 4, "~": 5, "2012-10-17": 6, quoted: 7 },
    });
  });

  it("may be called like the parts of an object", () => {
    const tree = treeOf("__proto__: 1\nconstructor: 2\ntoString: 3\n");
    expect(tree.kind === "map" && tree.entries.map(({ key }) => key)).toEqual(["__proto__", "constructor", "toString"]);
  });

  it("stand in the order of the file", () => {
    const tree = treeOf("b: 1\n2: 1\na: 1\n1: 1\n");
    expect(tree.kind === "map" && tree.entries.map(({ key }) => key)).toEqual(["b", "2", "a", "1"]);
  });

  it("may be aliases of text", () => {
    expect(read("a: &name Stream\n*name : 1\n")).toEqual({ a: "Stream", Stream: 1 });
  });
});

describe("a tag", () => {
  it("is kept as it is written, on a scalar, a list and a map", () => {
    expect(
      read(
        "A: !Ref Stream\nB: !GetAtt [Stream, Arn]\nC: !Transform {Name: Include}\nD: !Whatever 5\nE: !GetAZs\nF: !If\n  - X\n  - 1\n  - 2\n",
      ),
    ).toEqual({
      A: { "!Ref": "Stream" },
      B: { "!GetAtt": ["Stream", "Arn"] },
      C: { "!Transform": { Name: "Include" } },
      D: { "!Whatever": "5" },
      E: { "!GetAZs": "" },
      F: { "!If": ["X", 1, 2] },
    });
  });

  it("does not change where the value starts", () => {
    const text = "A: !GetAtt Stream.Arn\n";
    const node = child(treeOf(text), "A");
    expect(text.slice(node?.start, node?.end)).toBe("Stream.Arn");
  });

  it("of a plain YAML type is applied to the value", () => {
    expect(read('A: !!str 012\nB: !!int "12"\nC: !!map {x: !!seq []}\nD: ! 5\nE: !<tag:yaml.org,2002:str> 5\nF: !!binary aGk=\n')).toEqual({
      ...{ A: "012", B: 12, C: { x: [] }, D: "5", E: "5" },
      F: { "!!binary": "aGk=" },
    });
  });

  it("is no mistake", () => {
    expect(parseYaml("A: !Ref B\nC: !Unheard [of]\n").mistakes).toEqual([]);
  });
});

describe("aliases and merge keys", () => {
  it("an alias is the very node that has the anchor", () => {
    const tree = treeOf("A: &a {x: 1}\nB: *a\nC: [*a]\n");
    const anchored = child(tree, "A");
    const list = child(tree, "C");
    expect(child(tree, "B")).toBe(anchored);
    expect(list?.kind === "list" && list.items[0]).toBe(anchored);
  });

  it("an anchor may be used again; an alias means the one before it", () => {
    expect(read("- &a 1\n- *a\n- &a 2\n- *a\n")).toEqual([1, 1, 2, 2]);
  });

  it("a map is merged below the keys that are written out, wherever these stand", () => {
    expect(read("base: &base {x: 1, y: 1}\none:\n  x: 2\n  <<: *base\ntwo:\n  <<: *base\n  x: 3\n")).toEqual({
      base: { x: 1, y: 1 },
      one: { x: 2, y: 1 },
      two: { x: 3, y: 1 },
    });
  });

  it("a map may be merged that is written in place, that merges itself, or with others: then the first wins", () => {
    expect(read("a: &a {x: 1, y: 1}\nb: &b {<<: *a, x: 2}\nc: {<<: [*b, {y: 9, z: 3}]}\nd: {<<: {q: 1}}\n")).toMatchObject({
      b: { x: 2, y: 1 },
      c: { x: 2, y: 1, z: 3 },
      d: { q: 1 },
    });
  });

  it("overriding a merged key is no mistake", () => {
    expect(parseYaml("a: &a {x: 1}\nb:\n  <<: *a\n  x: 2\n").mistakes).toEqual([]);
  });

  it("a quoted << is an ordinary key", () => {
    expect(read('a: {"<<": 1}\n')).toEqual({ a: { "<<": 1 } });
  });
});

describe("a file", () => {
  it("may have Windows line ends", () => {
    const text = "A:\r\n  B: 1\r\n  C: |\r\n    x\r\n    y\r\n";
    expect(read(text)).toEqual({ A: { B: 1, C: "x\ny\n" } });
    const node = child(child(treeOf(text), "A"), "B");
    expect(text.slice(node?.start, node?.end)).toBe("1");
  });

  it("may start with a byte order mark", () => {
    const text = "\uFEFFA: 1\n";
    expect(read(text)).toEqual({ A: 1 });
    expect(treeOf(text)).toMatchObject({ entries: [{ keyStart: 1, keyEnd: 2 }] });
  });

  it("may have tabs behind its values and between brackets", () => {
    expect(read('A:\t1\t# one\nB: {\n\t"x" : 1,\n\t"y" : [ 2 ]\n  }\n')).toEqual({ A: 1, B: { x: 1, y: [2] } });
  });

  it("may be JSON", () => {
    expect(read('{"a": [1, true, null, "x"], "b": {"c": {}}}')).toEqual({ a: [1, true, null, "x"], b: { c: {} } });
  });

  it.each(["", "\n", "# only a comment\n", "---\n", "\uFEFF", "---\n---\n"])("that holds nothing is nothing: %j", (text) => {
    expect(parseYaml(text)).toMatchObject({ tree: { kind: "scalar", value: null }, mistakes: [] });
  });

  it("that holds one text is that text", () => {
    expect(read("just words\n")).toBe("just words");
  });

  it("may say which YAML it is", () => {
    expect(read("%YAML 1.1\n---\nA: yes\n")).toEqual({ A: true });
  });

  it("may keep text in blocks that looks like anything", () => {
    expect(read("A: |\n  {% if x %}\n  [ \" ' {{ y }}\n  - &a *b\nB: 1\n")).toEqual({ A: "{% if x %}\n[ \" ' {{ y }}\n- &a *b\n", B: 1 });
  });
});

it("every span holds what it is the span of", () => {
  const text = `Top:\n  "quoted key": 'single'\n  list: [one, "two"]\n  map: {a: 1}\n  block: |\n    text\n  empty:\n`;
  const top = child(treeOf(text), "Top");
  const written =
    top?.kind === "map"
      ? top.entries.map((entry) => [text.slice(entry.keyStart, entry.keyEnd), text.slice(entry.value.start, entry.value.end)])
      : [];
  expect(written).toEqual([
    ['"quoted key"', "'single'"],
    ["list", '[one, "two"]'],
    ["map", "{a: 1}"],
    ["block", "|\n    text\n"],
    ["empty", ""],
  ]);
});
