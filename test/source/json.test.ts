import { describe, expect, it } from "vitest";
import { parseJson } from "../../src/source/json.js";
import { toldOf, valueOf } from "./plain.js";

describe("JSON", () => {
  it("becomes the same tree as YAML, without positions", () => {
    const { tree } = parseJson('{"a": [1, true, null, "x"]}');
    expect(tree).toMatchObject({ kind: "map", tag: undefined, start: -1, end: -1 });
    const list = tree?.kind === "map" ? tree.entries[0] : undefined;
    expect(list).toMatchObject({ key: "a", keyStart: -1, keyEnd: -1, value: { kind: "list", start: -1 } });
    expect(list?.value.kind === "list" && list.value.items).toMatchObject(
      [1, true, null, "x"].map((value) => ({ kind: "scalar", value, tag: undefined })),
    );
  });

  it("gives the same node whenever it is asked", () => {
    const { tree } = parseJson('{"a": {"b": []}}');
    const ask = (): unknown => (tree?.kind === "map" ? tree.entries[0]?.value : undefined);
    expect(ask()).toBe(ask());
  });

  it("has no key that is out of the ordinary", () => {
    const { tree } = parseJson('{"__proto__": {"x": 1}, "constructor": 2}');
    expect(tree?.kind === "map" && tree.entries.map(({ key }) => key)).toEqual(["__proto__", "constructor"]);
    expect(tree?.kind === "map" && tree.entries[0]?.value).toMatchObject({ kind: "map", entries: [{ key: "x" }] });
  });

  it.each([
    ["1.0", "1.0"],
    ["[2, 1.50,\n 3]", "1.50"],
    ["1E3", "1E3"],
    ["-0", "-0"],
    ["10", undefined],
    ["-1.5", undefined],
    ['"1.0"', undefined],
  ])("knows that a number may be written in another way: %s", (text, written) => {
    const { tree } = parseJson(`{"a": ${text}}`);
    const value = tree?.kind === "map" ? tree.entries[0]?.value : undefined;
    const number = value?.kind === "list" ? value.items[1] : value;
    expect(number?.kind === "scalar" && number.written).toBe(written);
  });

  it("of two equal keys the last one wins", () => {
    expect(valueOf(parseJson('{"a": 1, "a": 2}'))).toEqual({ a: 2 });
  });

  it("may start with a byte order mark", () => {
    expect(valueOf(parseJson('\uFEFF{"a": 1}'))).toEqual({ a: 1 });
  });

  it.each(["", " \n", "\uFEFF"])("that holds nothing is nothing: %j", (text) => {
    expect(parseJson(text)).toMatchObject({ tree: { kind: "scalar", value: null }, mistakes: [] });
  });
});

describe("what is no JSON is refused, with the place and what would be right", () => {
  it.each([
    ['{"a": 1,}', "1:8 No entry follows this comma: remove it."],
    ["[1, 2,\n]", "1:6 No entry follows this comma: remove it."],
    ['{"a": 1\n "b": 2}', "2:2 A comma is missing before this."],
    ["[1 2]", "1:4 A comma is missing before this."],
    ['{"a" 1}', "1:6 A colon is missing between this and the key before it."],
    ['{"a": }', "1:7 A value is missing here."],
    ['{"a": [1, 2}', "1:12 This bracket does not fit the one that it would close."],
    ["{'a': 1}", "1:2 This is no JSON value: text needs double quotes."],
    ['{"a": yes}', "1:7 This is no JSON value: text needs double quotes."],
    ['{"a": "x\n"}', "1:7 This text is not closed on its line: a double quote is missing."],
    ['{"a": "\\d"}', "1:7 This text holds a backslash with an unknown letter behind it: write the backslash twice."],
    ['{"a": "\t"}', "1:7 This text holds a control character: write a tab as \\t, a line end as \\n."],
    ['{"a": "\\u00"}', "1:7 Four hexadecimal digits must follow \\u."],
    ["{} {}", "1:4 Something follows behind the end of the JSON value; remove it."],
    ['{\n// why\n"a": 1}', "2:1 JSON has no comments; remove this one."],
    ['{"a": {"b": 1}', "1:15 The file ends in the middle of an object: a } is missing."],
    ['{"a": 1,', "1:9 The file ends in the middle of an object: a } is missing."],
    ["[1", "1:3 The file ends in the middle of a list: a ] is missing."],
    ['{"a":', "1:6 The file ends where a value is expected."],
    ['{"a"', "1:5 The file ends behind a key: its value is missing."],
    ['\uFEFF{"a" 1}', "1:7 A colon is missing between this and the key before it."],
  ])("%s", (text, told) => {
    const parsed = parseJson(text);
    expect(parsed.tree).toBeUndefined();
    expect(toldOf(text, parsed)).toEqual([told]);
  });
});
