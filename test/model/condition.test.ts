import { describe, expect, it } from "vitest";
import { no, yes } from "../../src/model/answer.js";
import { allOf, always, anyDeployment, assume, either, holds, inWords } from "../../src/model/condition.js";
import type { Condition } from "../../src/model/condition.js";

const isProd: Condition = { is: "test", id: "a#IsProd", name: "IsProd" };
const isDev: Condition = { is: "test", id: "a#IsDev", name: "IsDev" };
const notProd: Condition = { is: "not", of: isProd };

describe("holds", () => {
  it("leaves open what the scenario leaves open", () => {
    expect(holds(isProd, anyDeployment)).toEqual({ is: "unsure", because: ["it depends on condition IsProd"] });
    expect(holds({ is: "unknowable", because: "condition X is not declared" }, anyDeployment).is).toBe("unsure");
  });

  it("decides what the scenario gives", () => {
    const scenario = new Map([["a#IsProd", true]]);
    expect(holds(isProd, scenario)).toEqual(yes);
    expect(holds(notProd, scenario)).toEqual(no);
    expect(holds({ is: "all", of: [isProd, isDev] }, scenario).is).toBe("unsure");
    expect(holds({ is: "any", of: [isProd, isDev] }, scenario)).toEqual(yes);
    expect(holds(always, scenario)).toEqual(yes);
    expect(holds({ is: "never" }, scenario)).toEqual(no);
  });
});

describe("assume", () => {
  it("takes what must be given, through and and not", () => {
    expect(assume({ is: "all", of: [isProd, { is: "not", of: isDev }] })).toEqual(
      new Map([
        ["a#IsProd", true],
        ["a#IsDev", false],
      ]),
    );
    expect(assume({ is: "not", of: { is: "any", of: [isProd, isDev] } })).toEqual(
      new Map([
        ["a#IsProd", false],
        ["a#IsDev", false],
      ]),
    );
  });

  it("takes nothing from an or, for either side may hold", () => {
    expect(assume({ is: "any", of: [isProd, isDev] })).toEqual(new Map());
  });

  it.each([[isProd], [notProd], [allOf(isProd, isDev)], [allOf(notProd, isDev)]])("makes the condition hold: %j", (condition) => {
    expect(holds(condition, assume(condition))).toEqual(yes);
  });
});

describe("joining", () => {
  it("drops what always holds and gives up at what never does", () => {
    expect(allOf(always, isProd)).toEqual(isProd);
    expect(allOf(isProd, { is: "never" })).toEqual({ is: "never" });
    expect(allOf()).toEqual(always);
  });

  it("is the branch where both branches are the same", () => {
    expect(either(isProd, always, always)).toEqual(always);
    expect(either(isProd, always, { is: "never" })).toEqual(isProd);
    expect(either(isProd, { is: "never" }, always)).toEqual(notProd);
  });
});

it("a condition reads as words", () => {
  expect(inWords(always)).toBeNull();
  expect(inWords(isProd)).toBe("IsProd is true");
  expect(inWords(notProd)).toBe("IsProd is false");
  expect(inWords(allOf(isProd, { is: "not", of: isDev }))).toBe("IsProd is true and IsDev is false");
});
