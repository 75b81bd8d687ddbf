import { describe, expect, it } from "vitest";
import { allOf, always, anyOf, either, equalOperands, equals, inWords, never, notOf } from "../../src/model/condition.js";
import type { Condition, Named, Operand } from "../../src/model/condition.js";

const operand = (name: string, allowed?: readonly string[]): Operand => ({
  ...{ id: `a#${name}`, name, madeOf: [`a#${name}`] },
  ...(allowed === undefined ? {} : { allowed }),
});
const named = (name: string): Named => ({ is: "named", id: `a#Conditions.${name}`, name, means: equals(operand(name), "true") });
const [isProd, isDev] = [named("IsProd"), named("IsDev")];
const notProd: Condition = { is: "not", of: isProd };

describe("joining", () => {
  it("drops what always holds and gives up at what never does", () => {
    expect(allOf(always, isProd)).toEqual(isProd);
    expect(allOf(isProd, never)).toEqual(never);
    expect(allOf()).toEqual(always);
    expect(anyOf(never, isProd)).toEqual(isProd);
    expect(anyOf(isProd, always)).toEqual(always);
    expect(anyOf()).toEqual(never);
  });

  it("is the branch where both branches are the same", () => {
    expect(either(isProd, always, always)).toEqual(always);
    expect(either(isProd, always, never)).toEqual(isProd);
    expect(either(isProd, never, always)).toEqual(notProd);
  });

  it("turns twice to where it was, and nowhere where nobody knows", () => {
    expect(notOf(notOf(isProd))).toBe(isProd);
    expect(notOf({ is: "unknowable", because: "x" })).toEqual({ is: "unknowable", because: "x" });
  });
});

describe("a test of an operand", () => {
  it("never holds for a value that it cannot have", () => {
    expect(equals(operand("Stage", ["dev", "prod"]), "qa")).toEqual(never);
  });

  it("of two operands goes value by value where one of them is limited", () => {
    const [stage, other] = [operand("Stage", ["dev", "prod"]), operand("Other")];
    expect(inWords(equalOperands(stage, other))).toBe("Stage is dev and Other is dev or Stage is prod and Other is prod");
    expect(equalOperands(stage, stage)).toEqual(always);
  });

  it("of two others is one of its own, in whichever order they stand", () => {
    const test = equalOperands(operand("A"), operand("B"));
    expect(test).toEqual(equalOperands(operand("B"), operand("A")));
    expect(test).toMatchObject({ is: "equals", operand: { name: "A = B", madeOf: ["a#A", "a#B"] } });
  });
});

it("a condition reads as words", () => {
  expect(inWords(always)).toBeNull();
  expect(inWords(isProd)).toBe("IsProd is true");
  expect(inWords(notProd)).toBe("IsProd is false");
  expect(inWords(allOf(isProd, { is: "not", of: isDev }))).toBe("IsProd is true and IsDev is false");
  expect(inWords(equals(operand("Stage"), "prod"))).toBe("Stage is prod");
  expect(inWords(notOf(equals(operand("Dlq"), "")))).toBe("Dlq is not empty");
  expect(inWords(notOf(equals(operand("Stage", ["dev", "prod"]), "dev")))).toBe("Stage is prod");
});
