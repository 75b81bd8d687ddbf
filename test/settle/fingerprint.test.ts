import { expect, it } from "vitest";
import { fingerprint } from "../../src/settle/fingerprint.js";

it("is the FNV-1a hash of rule, file and subject", () => {
  // Made with another implementation of FNV-1a 128.
  expect(fingerprint("a", "b", "c")).toBe("35336bbe5f83d94f7081455fbbccc2ef");
});

it("tells findings apart by each of the three, and where one ends", () => {
  const prints = [
    fingerprint("a", "b", "c"),
    fingerprint("a", "b", "d"),
    fingerprint("a", "x", "c"),
    fingerprint("ab", "", "c"),
    fingerprint("a", "bc", ""),
  ];
  expect(new Set(prints).size).toBe(prints.length);
});
