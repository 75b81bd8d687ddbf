import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parseJson } from "../../src/source/json.js";
import { createLocator } from "../../src/source/position.js";
import type { Path } from "../../src/source/span.js";
import { scalar, type TreeNode } from "../../src/source/tree.js";
import { parseYaml } from "../../src/source/yaml.js";
import { corpus, withoutCorpus } from "../corpus.js";
import { plain } from "./plain.js";

const names = corpus === undefined ? [] : readdirSync(corpus, { recursive: true, encoding: "utf8" }).sort();
const textsOf = (ending: RegExp): [name: string, text: string][] =>
  names.filter((name) => ending.test(name)).map((name) => [name, readFileSync(path.join(corpus ?? "", name), "utf8")]);

const empty = scalar(null);

/** Every node of a tree, with the path that leads to it and the span of its key. */
function* walk(node: TreeNode = empty, path: Path = []): Generator<{ node: TreeNode; path: Path; keyStart: number; keyEnd: number }> {
  if (path.length === 0) yield { node, path, keyStart: 0, keyEnd: 0 };
  const inner =
    node.kind === "map"
      ? node.entries.map(({ key, keyStart, keyEnd, value }) => ({ path: [...path, key], keyStart, keyEnd, node: value }))
      : node.kind === "list"
        ? node.items.map((item, index) => ({ path: [...path, index], keyStart: item.start, keyEnd: item.end, node: item }))
        : [];
  for (const each of inner) {
    yield each;
    yield* walk(each.node, each.path);
  }
}

describe.skipIf(corpus === undefined)(corpus === undefined ? withoutCorpus : "real templates", () => {
  const yaml = textsOf(/\.(?:ya?ml|template)$/).map(([name, text]) => ({ name, text, ...parseYaml(text) }));
  const json = textsOf(/\.json$/).map(([name, text]) => ({ name, text, ...parseJson(text) }));
  const both = json.filter(({ text }) => text.length < 20_000).map((file) => ({ ...file, asYaml: parseYaml(file.text).tree }));

  it("are all read", () => {
    expect([yaml, json, both].map((files) => files.length > 90)).toEqual([true, true, true]);
    expect([...yaml, ...json].filter(({ tree }) => tree === undefined)).toEqual([]);
  });

  it("every span lies within the text, and holds the key", () => {
    const wrong = yaml.flatMap(({ name, text, tree }) =>
      [...walk(tree)].flatMap(({ node, path: keys, keyStart, keyEnd }) => {
        const written = text.slice(keyStart, keyEnd).replace(/^(["'])(.*)\1$/s, "$2");
        const isInside = [keyStart, keyEnd, node.start, node.end].every((offset) => 0 <= offset && offset <= text.length);
        const isOrdered = keyStart <= keyEnd && node.start <= node.end;
        const isKey = typeof keys.at(-1) !== "string" || written === keys.at(-1);
        return isInside && isOrdered && isKey ? [] : [`${name}: ${keys.join(" > ")}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it("JSON is the same for both parsers", () => {
    const wrong = both.filter(({ tree, asYaml }) => JSON.stringify(tree && plain(tree)) !== JSON.stringify(asYaml && plain(asYaml)));
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it("a key of a JSON file stands where YAML finds it", () => {
    const wrong = both.filter(({ text, tree = empty, asYaml = empty }) => {
      const paths = [...walk(tree)].map(({ path: keys }) => keys);
      const placesIn = (language: "json" | "yaml", read: TreeNode): string[] =>
        createLocator(text, language, read)
          .locateAll(paths)
          .map(({ line, column }) => `${line}:${column}`);
      return placesIn("json", tree).join() !== placesIn("yaml", asYaml).join();
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
});
