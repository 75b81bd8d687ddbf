import { readFileSync } from "node:fs";
import path from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { rules } from "../../rules/index.js";
import { schemaCheck } from "../../scripts/generate/schema-check.mjs";
import { schemaOf } from "../../scripts/generate/schema.mjs";
import { loadConfiguration } from "../../src/config/load-configuration.js";
import { yes } from "../../src/model/answer.js";
import { defineRule } from "../../src/rule.js";
import type { Rule } from "../../src/rule.js";
import { folderWith } from "../config/folder.js";

const textOf = (file: string): string => readFileSync(path.join(import.meta.dirname, "../..", file), "utf8");
const schema = schemaOf(rules, (id) => textOf(`rules/${id}.md`));

describe("the schema of stream-lint.yaml", () => {
  it("and its check are fresh", () => {
    expect(textOf("stream-lint.schema.json"), "npm run generate").toBe(`${JSON.stringify(schema, null, 2)}\n`);
    expect(textOf("src/config/schema-check.generated.js"), "npm run generate").toBe(schemaCheck(schema));
  });

  it("is one, and names every rule with what it says of itself and its level", () => {
    expect(new Ajv({ strict: true, allowUnionTypes: true }).validateSchema(schema)).toBe(true);
    const listed = (schema as { properties: { rules: { properties: Record<string, object> } } }).properties.rules.properties;
    expect(Object.keys(listed)).toEqual(rules.map(({ id }) => id));
    for (const { id, summary, severity, default: state } of rules) {
      expect(listed[id]).toMatchObject({ description: summary, default: state === "off" ? "off" : severity });
    }
  });

  it("is shipped", () => {
    expect((JSON.parse(textOf("package.json")) as { files: string[] }).files).toContain("stream-lint.schema.json");
  });

  it("takes the example of the README", async () => {
    const [, example = ""] = /## Configure it\n.*?```yaml\n(.*?)```/s.exec(textOf("README.md")) ?? [];
    expect(example).toContain("externalConsumers:");
    expect(await loadConfiguration(undefined, folderWith({ "stream-lint.yaml": example }))).toMatchObject({ failOn: "warning" });
  });
});

describe("the options of a rule", () => {
  const rule = (options: NonNullable<Rule["options"]>): Rule =>
    defineRule({
      ...({ id: "my-rule", summary: "It is wrong.", severity: "note", category: "cost", about: "stream" } as const),
      options,
      when: () => yes,
      report: () => ({ message: "It happens.", help: "Stop it." }),
    });
  const schemaFor = (options: NonNullable<Rule["options"]>, page: string): unknown =>
    (
      schemaOf([rule(options)], () => page) as {
        properties: { rules: { properties: Record<string, { anyOf: { properties: unknown }[] }> } };
      }
    ).properties.rules.properties["my-rule"]?.anyOf[1]?.properties;

  it("have their types and defaults from the rule, and their words from its page", () => {
    const page =
      "# my-rule\n\n- `limit`: not this one\n\n## Options\n\n- `limit` (3): things that\n  `fit`.\n- `name`: what it is called.\n- `isOn` (true): whether.\n- `many`: each.\n\n## Sources\n";
    expect(schemaFor({ limit: 3, name: "x", isOn: true, many: { a: 1 } }, page)).toEqual({
      level: { $ref: "#/definitions/level" },
      limit: { description: "Things that fit.", $ref: "#/definitions/amount", default: 3 },
      name: { description: "What it is called.", type: "string", default: "x" },
      isOn: { description: "Whether.", type: "boolean", default: true },
      many: {
        description: "Each.",
        type: "object",
        additionalProperties: false,
        properties: { a: { $ref: "#/definitions/amount", default: 1 } },
      },
    });
  });

  it("need a line on the page, and a name of their own", () => {
    expect(() => schemaFor({ limit: 3 }, "## Options\n\n- `other`: x\n")).toThrow('rules/my-rule.md has no line "- `limit` …"');
    expect(() => schemaFor({ level: 3 }, "## Options\n\n- `level`: x\n")).toThrow("my-rule has an option called level");
  });
});
