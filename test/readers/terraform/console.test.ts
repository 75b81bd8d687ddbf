import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { Configuration } from "../../../src/readers/terraform/configuration/configuration.js";
import { isFailure } from "../../../src/readers/terraform/configuration/datum.js";
import type { Datum } from "../../../src/readers/terraform/configuration/datum.js";
import { KnownModules } from "../../../src/readers/terraform/configuration/known-modules.js";
import { ModuleInstance } from "../../../src/readers/terraform/configuration/module-instance.js";
import { moduleSource } from "../../../src/readers/terraform/configuration/module-source.js";
import { hcl } from "../../lint.js";

const place = { file: "main.tf", path: [] };

/** What the evaluator makes of an expression that stands by itself. */
function worth(expression: string): Datum {
  const { tree, mistakes } = hcl.file(`locals {\n  it = ${expression}\n}\n`);
  expect(mistakes).toEqual([]);
  const source = moduleSource("", tree === undefined ? [] : [{ path: "main.tf", tree }]);
  const library = { at: () => undefined, installed: () => undefined };
  const root = new Configuration(source, { pins: new Map(), given: new Map(), library, known: new KnownModules(hcl), parser: hcl });
  return new ModuleInstance(root, source).local("it", place);
}

const unknown = Symbol("unknown");

/** The value as JSON has it; `unknown` where any part of it is. */
function asJson(datum: Datum): unknown {
  if (datum.is === "absent") return null;
  if (datum.is !== "known") return isFailure(datum) ? "fails" : unknown;
  const { value } = datum;
  if (typeof value !== "object") return value;
  if (Array.isArray(value)) return collected((value as readonly Datum[]).map(asJson), (items) => [...items]);
  if (!(value instanceof Map)) return unknown;
  const entries = [...(value as ReadonlyMap<string, Datum>)];
  return collected(
    entries.map(([, item]) => asJson(item)),
    (items) => Object.fromEntries(entries.map(([key], index) => [key, items[index]])),
  );
}

function collected(items: readonly unknown[], all: (items: readonly unknown[]) => unknown): unknown {
  return items.includes(unknown) ? unknown : all(items);
}

const answers = readFileSync(path.join(import.meta.dirname, "console.txt"), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => {
    const at = line.lastIndexOf(" => ");
    return { expression: line.slice(2, at), answer: line.slice(at + 4), isUnknown: line.startsWith("?") };
  });

test.each(answers)("$expression is $answer", ({ expression, answer, isUnknown }) => {
  const worked = asJson(worth(expression));
  if (isUnknown) expect(worked).toBe(unknown);
  else if (answer === "fails") expect(JSON.stringify(worked)).toContain('"fails"');
  else expect(worked).toEqual(JSON.parse(answer));
});

test("the table is as long as it was", () => {
  expect(answers.length).toBeGreaterThan(500);
  expect(answers.filter(({ isUnknown }) => !isUnknown).length).toBeGreaterThan(420);
});
