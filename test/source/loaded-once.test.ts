import { expect, test } from "vitest";
import { loadGrammar } from "../../src/source/grammar.js";
import { loadHcl } from "../../src/source/hcl.js";

// A program that calls the library twenty thousand times ran out of what WebAssembly has to give.
test("a grammar is loaded once, however often it is asked for", () => {
  expect(loadHcl()).toBe(loadHcl());
  expect(loadGrammar("python")).toBe(loadGrammar("python"));
  expect(loadGrammar("python")).not.toBe(loadGrammar("java"));
});
