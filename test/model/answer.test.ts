import { describe, expect, it } from "vitest";
import { all, any, certainly, moreThan, no, not, unsure, weigh, yes } from "../../src/model/answer.js";
import type { Answer } from "../../src/model/answer.js";

const byName: Record<string, Answer> = { yes, no, unsure: unsure("parameter X has no default") };
const named = (name: string): Answer => byName[name] ?? no;

describe("all", () => {
  it.each([
    ["yes", "yes", "yes"],
    ["yes", "no", "no"],
    ["yes", "unsure", "unsure"],
    ["no", "yes", "no"],
    ["no", "no", "no"],
    ["no", "unsure", "no"],
    ["unsure", "yes", "unsure"],
    ["unsure", "no", "no"],
    ["unsure", "unsure", "unsure"],
  ])("%s and %s is %s", (one, other, result) => {
    expect(all(named(one), named(other)).is).toBe(result);
  });

  it("is yes for nothing at all", () => {
    expect(all()).toEqual(yes);
  });

  it("keeps every reason once", () => {
    expect(all(unsure("a", "b"), yes, unsure("b", "c"))).toEqual({ is: "unsure", because: ["a", "b", "c"] });
  });
});

describe("any", () => {
  it.each([
    ["yes", "yes", "yes"],
    ["yes", "no", "yes"],
    ["yes", "unsure", "yes"],
    ["no", "yes", "yes"],
    ["no", "no", "no"],
    ["no", "unsure", "unsure"],
    ["unsure", "yes", "yes"],
    ["unsure", "no", "unsure"],
    ["unsure", "unsure", "unsure"],
  ])("%s or %s is %s", (one, other, result) => {
    expect(any(named(one), named(other)).is).toBe(result);
  });

  it("is no for nothing at all", () => {
    expect(any()).toEqual(no);
  });
});

it("what follows a decision is not asked", () => {
  const never = (): never => expect.fail("asked");
  expect(all(yes, () => no, never)).toEqual(no);
  expect(any(no, () => yes, never)).toEqual(yes);
  expect(all(yes, () => named("unsure"))).toEqual(named("unsure"));
});

describe("not", () => {
  it.each([
    ["yes", no],
    ["no", yes],
    ["unsure", named("unsure")],
  ])("turns %s round", (name, result) => {
    expect(not(named(name))).toEqual(result);
  });
});

describe("moreThan", () => {
  const certain = { there: yes };
  const doubtful = { there: unsure("it depends on condition IsProd") };
  const missing = { there: no };

  it.each([
    [2, [], "no"],
    [2, [certain, certain], "no"],
    [2, [certain, certain, certain], "yes"],
    [2, [certain, certain, missing], "no"],
    [2, [certain, certain, doubtful], "unsure"],
    [2, [certain, doubtful], "no"],
    [2, [doubtful, doubtful, doubtful], "unsure"],
    [2, [certain, certain, certain, doubtful], "yes"],
    [0, [missing], "no"],
  ])("more than %i of %j is %s", (limit, things, result) => {
    expect(moreThan(limit, things).is).toBe(result);
  });

  it("names the reasons of the doubtful ones only", () => {
    expect(moreThan(1, [certain, doubtful, missing])).toEqual(unsure("it depends on condition IsProd"));
  });

  it("adds up weights where things have them", () => {
    expect(moreThan(5, [certain, { there: yes, weight: 4 }])).toEqual(no);
    expect(moreThan(5, [certain, certain, { there: yes, weight: 4 }])).toEqual(yes);
    expect(moreThan(5, [certain, certain, { ...doubtful, weight: 4 }]).is).toBe("unsure");
    expect(weigh([certain, { there: yes, weight: 4 }])).toBe(5);
  });
});

it("a plain fact is answered with certainty", () => {
  expect(certainly(true)).toEqual(yes);
  expect(certainly(false)).toEqual(no);
});
