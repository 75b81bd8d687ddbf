import { describe, expect, it } from "vitest";
import { Candidates } from "../../src/model/candidates.js";

describe("the items that may be about something", () => {
  const items: readonly (readonly [name: string, keys: readonly string[] | undefined])[] = [
    ["of b", ["b"]],
    ["of anything", undefined],
    ["of a and b", ["a", "b", "a"]],
    ["of nothing", []],
    ["of a", ["a"]],
  ];
  const names = (...keys: readonly string[]): readonly string[] =>
    new Candidates(items, ([, named]) => named).of(...keys).map(([name]) => name);

  it("are those that name it and those that may name anything, in their order", () => {
    expect(names("a")).toEqual(["of anything", "of a and b", "of a"]);
  });

  it("are found once, whatever number of keys they have in common", () => {
    expect(names("a", "b")).toEqual(["of b", "of anything", "of a and b", "of a"]);
  });

  it("are only those that may name anything where nothing is named", () => {
    expect(names()).toEqual(["of anything"]);
    expect(names("constructor")).toEqual(["of anything"]);
  });
});
