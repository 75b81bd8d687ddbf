import { expect, test } from "vitest";
import { didYouMean } from "../src/suggestion.js";

const rules = ["no-failure-destination", "bisect-without-idempotency"];

test.each([
  ["no-failure-destinaton", "no-failure-destination"],
  ["no-failuer-destination", "no-failure-destination"],
  ["NO-FAILURE-DESTINATION", "no-failure-destination"],
  ["no-failure", "no-failure-destination"],
  ["bisect", "bisect-without-idempotency"],
])("%s is taken for %s", (word, meant) => {
  expect(didYouMean(word, rules)).toBe(`; did you mean ${meant}?`);
});

test("nothing is suggested for a word that is near to none", () => {
  expect(didYouMean("endless-retries", rules)).toBe("");
  expect(didYouMean("", rules)).toBe("");
});
