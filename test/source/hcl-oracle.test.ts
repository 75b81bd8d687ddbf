import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { parse } from "@cdktn/hcl2json";
import { expect, test } from "vitest";
import { corpus, withoutCorpus } from "../corpus.js";
import { hcl } from "../lint.js";
import { valueOf } from "./plain.js";

/** Expressions are written in many ways: here they count as the same. */
function withoutExpressions(value: unknown): unknown {
  if (typeof value === "string") return /[$%]\{/.test(value) ? "an expression" : value;
  if (Array.isArray(value)) return value.map(withoutExpressions);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value);
  if (entries.some(([key]) => key.includes("${"))) return "an expression";
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutExpressions(inner)]));
}

const own = path.join(import.meta.dirname, "hcl");
const filesIn = (folder: string): [name: string, file: string][] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".tf"))
    .sort()
    .map((name) => [name, path.join(folder, name)]);

test.each(filesIn(own))("%s is read as Go's own parser reads it", async (name, file) => {
  await isReadAlike(name, readFileSync(file, "utf8"));
});

test.skipIf(corpus === undefined)(
  corpus === undefined ? withoutCorpus : "real configurations are read as Go's own parser reads them",
  async () => {
    const real = filesIn(path.join(corpus ?? "", "tf"));
    expect(real.length).toBeGreaterThan(100);
    for (const [name, file] of real) await isReadAlike(name, readFileSync(file, "utf8"));
  },
);

async function isReadAlike(name: string, text: string): Promise<void> {
  const ours = hcl.file(text);
  expect(ours.mistakes, name).toEqual([]);
  expect(withoutExpressions(valueOf(ours)), name).toEqual(withoutExpressions(await parse(name, text)));
}
