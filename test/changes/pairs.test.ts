import { expect, it } from "vitest";
import { pairsOf } from "../../src/changes/pairs.js";
import { certainly, unsure } from "../../src/model/answer.js";
import type { Answer } from "../../src/model/answer.js";

/** Pairs parts that are called by letters: `same` tells of which nobody knows a difference. */
function paired(before: string, after: string, same: (one: string, other: string) => Answer): readonly string[] {
  const parts = (names: string) => Array.from(names, (name) => ({ id: name, name }));
  const isSame = (one: { name: string }, other: { name: string }): Answer => same(one.name, other.name);
  return pairsOf({ before: parts(before), after: parts(after), idAfter: ({ id }) => id, isSame }).map(
    (pair) => `${pair.before}${pair.after} ${pair.isSame.is}`,
  );
}

const always = (): Answer => certainly(true);

it("parts of one name go together, and nothing else is asked of them", () => {
  expect(paired("ab", "ba", () => expect.fail("asked"))).toEqual(["bb yes", "aa yes"]);
});

it("of the others, two go together that are the same, unless a third one might be", () => {
  expect(paired("a", "x", always)).toEqual(["ax yes"]);
  expect(paired("ab", "x", always)).toEqual([]);
  expect(paired("a", "xy", always)).toEqual([]);
  expect(paired("ab", "xy", always)).toEqual([]);
});

it("what may be the same gives way to what is", () => {
  const same = (one: string, other: string): Answer => (`${one}${other}` === "ax" ? certainly(true) : unsure("who knows"));
  expect(paired("ab", "x", same)).toEqual(["ax yes"]);
  expect(paired("b", "x", same)).toEqual(["bx unsure"]);
});
