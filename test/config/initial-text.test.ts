import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { initialText } from "../../src/config/initial-text.js";
import { loadConfiguration } from "../../src/config/load-configuration.js";
import { breachesOf } from "../../src/config/schema.js";
import { parseYaml } from "../../src/source/yaml.js";
import { version } from "../../src/version.js";
import { folderWith } from "./folder.js";

/** The text with everything in it set. */
const uncommented = initialText.replace(/^#(?=\S| {2})/gm, "");

const schema = JSON.parse(readFileSync(path.join(import.meta.dirname, "../../stream-lint.schema.json"), "utf8")) as {
  properties: Readonly<Record<string, unknown>>;
};

describe("the configuration that init writes", () => {
  it("sets nothing", async () => {
    const configuration = await loadConfiguration(undefined, folderWith({ "stream-lint.yaml": initialText }));
    expect(configuration).toMatchObject({ lint: { levels: {}, ruleOptions: {} }, failOn: undefined, ignore: [], include: [] });
    expect(parseYaml(initialText).tree).toMatchObject({ value: null });
  });

  it("shows every setting there is, and each as it may be", async () => {
    const { tree, mistakes } = parseYaml(uncommented);
    expect(mistakes).toEqual([]);
    expect(tree?.kind === "map" ? tree.entries.map(({ key }) => key).sort() : []).toEqual(Object.keys(schema.properties).sort());
    expect(await loadConfiguration(undefined, folderWith({ "stream-lint.yaml": uncommented }))).toBeDefined();
    expect(breachesOf({ mistake: 1 })).not.toEqual([]);
  });

  it("explains each in words, right above it", () => {
    const lines = initialText.split("\n");
    for (const key of Object.keys(schema.properties)) {
      const at = lines.indexOf(lines.find((line) => line.startsWith(`#${key}:`)) ?? "");
      expect(lines[at - 1], key).toMatch(/^# \S/);
    }
  });

  it("names the schema of its version for editors", () => {
    expect(initialText.split("\n")[0]).toBe(
      `# yaml-language-server: $schema=https://raw.githubusercontent.com/stream-lint/stream-lint/v${version}/stream-lint.schema.json`,
    );
  });
});
