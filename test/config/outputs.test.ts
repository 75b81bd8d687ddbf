import { expect, test } from "vitest";
import { pairOutputs } from "../../src/config/outputs.js";
import type { OutputFlag } from "../../src/config/outputs.js";

/** `f:NAME` is a --format, `o:FILE` an --output. */
function flags(...given: readonly string[]): OutputFlag[] {
  return given.map((one) => ({ name: one.startsWith("f:") ? "format" : "output", value: one.slice(2) }));
}

function paired(...given: readonly string[]): string[] {
  return pairOutputs(flags(...given), "terminal").map(({ format, output }) => `${format} → ${output ?? "stdout"}`);
}

test("an output without a format takes the default one", () => {
  expect(paired()).toEqual(["terminal → stdout"]);
  expect(paired("o:a")).toEqual(["terminal → a"]);
});

test("one format and one output belong together in either order", () => {
  expect(paired("f:json", "o:a")).toEqual(["json → a"]);
  expect(paired("o:a", "f:json")).toEqual(["json → a"]);
});

test("as many outputs as formats go together in their order", () => {
  expect(paired("f:json", "o:a", "f:terminal", "o:b")).toEqual(["json → a", "terminal → b"]);
  expect(paired("f:json", "f:terminal", "o:a", "o:b")).toEqual(["json → a", "terminal → b"]);
  expect(paired("o:a", "f:json", "o:b", "f:terminal")).toEqual(["json → a", "terminal → b"]);
});

test("with fewer outputs each belongs to the format right before it, and the other goes to stdout", () => {
  expect(paired("f:terminal", "f:json", "o:a")).toEqual(["terminal → stdout", "json → a"]);
  expect(paired("f:json", "o:a", "f:terminal")).toEqual(["json → a", "terminal → stdout"]);
});

test("a dash is stdout", () => {
  expect(paired("f:json", "o:-", "f:terminal", "o:a")).toEqual(["json → stdout", "terminal → a"]);
});

test.each([
  [
    ["f:json", "f:terminal"],
    "The formats json and terminal cannot all go to stdout; give all but one of them an --output, right behind the --format.",
  ],
  [["f:json", "o:a", "f:terminal", "o:a"], "The formats json and terminal cannot all be written to a; give each a file of its own."],
  [["f:json", "o:a", "o:b"], "There are more --output (2) than formats (1); each --output takes one --format."],
  [["o:a", "o:b"], "There are more --output (2) than formats (1); each --output takes one --format."],
  [["o:a", "f:json", "f:terminal"], "It is not clear which format goes to a; write each --output right behind its --format."],
])("%j is refused", (given, sentence) => {
  expect(() => paired(...given)).toThrow(sentence);
});
