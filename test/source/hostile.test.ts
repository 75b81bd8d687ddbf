import { describe, expect, it } from "vitest";
import { parseJson } from "../../src/source/json.js";
import type { ParsedText } from "../../src/source/parsed.js";
import { createLocator } from "../../src/source/position.js";
import { parseYaml } from "../../src/source/yaml.js";
import { eachLexeme } from "../../src/source/yaml/lexemes.js";

/** Far more than any of these takes, and far less than what a quadratic parser would need. */
const quickly = 5_000;

const sentenceOf = ({ tree, mistakes }: ParsedText): string | undefined => (tree === undefined ? mistakes[0]?.message : "(read)");

const deep = (levels: number): Record<string, string> => ({
  brackets: "[".repeat(levels) + "]".repeat(levels),
  braces: "{a: ".repeat(levels) + "}".repeat(levels),
  dashes: "- ".repeat(levels),
  "question marks": "? ".repeat(levels),
  "indented maps": Array.from({ length: Math.min(levels, 2000) }, (_, level) => `${" ".repeat(level)}a:\n`).join(""),
});

describe("YAML that wants to hurt", () => {
  it.each(Object.entries(deep(10_000)))("10,000 levels of %s are refused", { timeout: quickly }, (_name, text) => {
    expect(sentenceOf(parseYaml(text))).toBe("This is nested more than 200 levels deep; stream-lint reads no deeper.");
  });

  it("200 levels are read", () => {
    expect(sentenceOf(parseYaml("[".repeat(200) + "]".repeat(200)))).toBe("(read)");
    expect(sentenceOf(parseYaml("- ".repeat(199)))).toBe("(read)");
  });

  it("more lists than that beside each other are no depth, though their ends stand too far left", () => {
    expect(sentenceOf(parseYaml("a: [b,\nc]\n".repeat(150)))).toBe("(read)");
    expect(sentenceOf(parseYaml("a: [b,\nc]\n".repeat(250)))).toMatch(/^Up to here too many quoted texts or brackets go on too far left/);
  });

  it("errors have a stack trace again when it is over", () => {
    const { stackTraceLimit } = Error;
    for (const text of ["a: 1\n", "a: [\n", "- ".repeat(1000)]) parseYaml(text);
    expect(Error.stackTraceLimit).toBe(stackTraceLimit);
    expect(stackTraceLimit).toBeGreaterThan(0);
  });

  it("a bomb of aliases is refused", { timeout: quickly }, () => {
    const levels = Array.from({ length: 30 }, (_, n) => `l${n + 1}: &l${n + 1} [${Array(10).fill(`*l${n}`).join(", ")}]\n`);
    const told = sentenceOf(parseYaml(`l0: &l0 x\n${levels.join("")}`));
    expect(told).toMatch(/there are more than 500,000 values, those that aliases repeat included/);
  });

  it("a bomb of merge keys is refused", { timeout: quickly }, () => {
    const levels = Array.from({ length: 5000 }, (_, n) => `m${n + 1}: &m${n + 1} {<<: *m${n}, k${n}: 1}\n`);
    expect(sentenceOf(parseYaml(`m0: &m0 {x: 1}\n${levels.join("")}`))).toMatch(/there are more than 500,000 values/);
  });

  it("a ladder of aliases is refused, for who walks it would climb as deep", () => {
    const rungs = Array.from({ length: 1000 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}]\n`);
    expect(sentenceOf(parseYaml(`a0: &a0 x\n${rungs.join("")}`))).toMatch(
      /^With its aliases followed, this is nested more than 200 levels deep/,
    );
  });

  it("40,000 keys in one map are read", { timeout: quickly }, () => {
    const { tree, mistakes } = parseYaml(Array.from({ length: 40_000 }, (_, n) => `key${n}: ${n}\n`).join(""));
    expect(tree?.kind === "map" && tree.entries.length).toBe(40_000);
    expect(mistakes).toEqual([]);
  });

  it("10,000 times the same key is told in few words", { timeout: quickly }, () => {
    const { tree, mistakes } = parseYaml("key: 1\n".repeat(10_000));
    expect(tree?.kind === "map" && tree.entries.length).toBe(1);
    expect(mistakes).toHaveLength(21);
    expect(mistakes.at(-1)?.message).toBe("From here on there are 9979 more such mistakes.");
  });

  it.each(["b: c\n", "  b: c\n", "  - 'c'\n"])(
    "a bracket that is never closed before 20,000 lines of %j is named",
    { timeout: quickly },
    (line) => {
      const parsed = parseYaml(`a: [\n${line.repeat(20_000)}z: 1\n`);
      expect(parsed).toEqual({ tree: undefined, mistakes: [{ offset: 3, message: "This [ is never closed: a ] is missing." }] });
    },
  );

  it("a quote that is never closed before 20,000 lines is named", { timeout: quickly }, () => {
    expect(sentenceOf(parseYaml(`a: "\n${"b: c\n".repeat(20_000)}`))).toBe('This " is never closed: a " is missing.');
  });

  it.each(["]", "}\n", "a: *b\n", '"', 'a: "b\nc"\n', "&a ", "a:\n\t", "? a\n", "---\n", "%a\n", "!a ", "`", "a #b\n"])(
    "30 kB of %j are read or refused",
    { timeout: quickly },
    (token) => {
      expect(sentenceOf(parseYaml(token.repeat(30_000 / token.length)))).not.toMatch(/RangeError|Maximum call stack/);
    },
  );

  it("what is larger than any template is refused unread", () => {
    expect(sentenceOf(parseYaml("# comment\n".repeat(600_000)))).toMatch(/^This is longer than 5 million characters/);
  });

  it("what has more pieces than any template is given up there", { timeout: quickly }, () => {
    let count = 0;
    const readAll = (): void => eachLexeme("\n".repeat(1_100_000), () => ++count < 0);
    expect(readAll).toThrow(/^No template has as many keys, values and signs/);
    expect(count).toBe(1_000_000);
  });
});

describe("JSON that wants to hurt", () => {
  it.each(["[", '{"a":'])("100,000 levels of %s are refused", { timeout: quickly }, (open) => {
    const close = open === "[" ? "]" : "}";
    const closed = `${open.repeat(100_000)}1${close.repeat(100_000)}`;
    expect(sentenceOf(parseJson(closed))).toBe("This is nested more than 200 levels deep; stream-lint reads no deeper.");
    expect(sentenceOf(parseJson(open.repeat(100_000)))).toBe("This is not valid JSON, and nested too deeply to say where it goes wrong.");
  });

  it("200 levels are read", () => {
    expect(sentenceOf(parseJson("[".repeat(200) + "]".repeat(200)))).toBe("(read)");
    expect(sentenceOf(parseJson("[".repeat(201) + "]".repeat(201)))).toMatch(/more than 200 levels/);
  });

  it("1 MB on one line is read, and a key at its end is found", { timeout: quickly }, () => {
    const text = `{${Array.from({ length: 40_000 }, (_, n) => `"key${n}":{"value":${n}}`).join(",")}}`;
    expect(text.length).toBeGreaterThan(1_000_000);
    const { tree } = parseJson(text);
    const { line, column, endColumn } = createLocator(text, "json", tree ?? expect.fail()).locate(["key39999", "value"]);
    expect(line).toBe(1);
    expect(text.slice(column - 1, endColumn - 1)).toBe('"value"');
  });
});
