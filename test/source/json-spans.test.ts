import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseTree } from "jsonc-parser";
import type { Node } from "jsonc-parser";
import { describe, expect, it } from "vitest";
import { jsonSpans } from "../../src/source/json/spans.js";
import type { Path } from "../../src/source/span.js";
import { corpus, withoutCorpus } from "../corpus.js";

interface Placed {
  readonly path: Path;
  readonly start: number;
  readonly end: number;
}

/** Every key and item of a text, and where another parser finds it. */
function placesIn(node: Node, at: Path): readonly Placed[] {
  const children = node.children ?? [];
  if (node.type === "array")
    return children.flatMap((item, index) => [placed([...at, index], keyOrItself(item)), ...placesIn(item, [...at, index])]);
  return children.flatMap((property) => {
    const [key, value] = property.children ?? [];
    if (key === undefined || value === undefined) return [];
    const inner = [...at, key.value as string];
    return [placed(inner, key), ...placesIn(value, inner)];
  });
}

/** An item that is an object has the place of its first key; a list or an empty object that of its bracket. */
function keyOrItself(item: Node): Pick<Node, "offset" | "length"> {
  if (item.type !== "object" && item.type !== "array") return item;
  const firstKey = item.type === "object" ? item.children?.[0]?.children?.[0] : undefined;
  return firstKey ?? { offset: item.offset, length: 1 };
}

function placed(at: Path, { offset, length }: Pick<Node, "offset" | "length">): Placed {
  return { path: at, start: offset, end: offset + length };
}

function expectSamePlaces(text: string): void {
  const root = parseTree(text);
  if (root === undefined) throw new Error("no JSON");
  const places = placesIn(root, []);
  const spans = jsonSpans(
    text,
    places.map((place) => place.path),
  );
  expect(
    places.map(({ start, end }, index) => [spans[index]?.start, spans[index]?.end].join() === [start, end].join()).indexOf(false),
  ).toBe(-1);
}

describe("keys and items stand where another parser finds them", () => {
  it.each([
    ["nested", '{"a": {"b": [1, {"c": null}, [], {}, [[2]]]}, "d": "e"}'],
    ["with blanks everywhere", ' \n{ "a"\t:\r\n[ 1 , -2.5e+3 , true ] , "b" : { } }\n '],
    ["with quotes and backslashes in keys", '{"a\\"b": 1, "c\\\\": {"d": "\\\\\\""}, "\\u0041": 2, "": 3}'],
    ["with brackets in texts", '{"a": "}]{[", "b": ["]", "}"], "c": {"}": 1}}'],
    ["with a list at the top", '[{"a": 1}, 2, "x"]'],
    ["with __proto__", '{"__proto__": {"constructor": 1}}'],
  ])("%s", (_, text) => {
    expectSamePlaces(text);
  });

  it("of two equal keys it is the last one", () => {
    const text = '{"a": {"b": 1}, "a": {"c": 2}}';
    expect(jsonSpans(text, [["a"], ["a", "b"], ["a", "c"]])).toEqual([
      { start: 16, end: 19 },
      { start: 16, end: 19 },
      { start: 22, end: 25 },
    ]);
  });
});

describe.skipIf(corpus === undefined)(corpus === undefined ? withoutCorpus : "in real templates and plans, too", () => {
  const files =
    corpus === undefined ? [] : readdirSync(corpus, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".json"));

  it("in all of them", () => {
    expect(files.length).toBeGreaterThan(100);
    for (const name of files) expectSamePlaces(readFileSync(path.join(corpus ?? ".", name), "utf8"));
  });
});
