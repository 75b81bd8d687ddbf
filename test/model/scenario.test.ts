import { describe, expect, it } from "vitest";
import { all, any, moreThan, no, not, unsure, whichever, yes } from "../../src/model/answer.js";
import type { Answer } from "../../src/model/answer.js";
import { allOf, always, anyOf, equalOperands, equals, never, notOf } from "../../src/model/condition.js";
import type { Condition, Named, Operand } from "../../src/model/condition.js";
import { anyDeployment } from "../../src/model/scenario.js";
import type { Scenario } from "../../src/model/scenario.js";

const operand = (name: string, allowed?: readonly string[]): Operand => ({
  ...{ id: `a#${name}`, name, madeOf: [`a#${name}`] },
  ...(allowed === undefined ? {} : { allowed }),
});
const stage = operand("Stage");
const [prod, dev] = ["prod", "dev"].map((value) => equals(stage, value)) as [Condition, Condition];
const named = (name: string, means: Condition): Named => ({ is: "named", id: `a#Conditions.${name}`, name, means });
const missing: Condition = { is: "unknowable", because: "condition X is not declared" };
const isIn = (scenario: Scenario, condition: Condition): string => scenario.holds(condition).is;

describe("a condition holds", () => {
  const here = anyDeployment();

  it.each<readonly [string, Condition, "yes" | "no" | "unsure"]>([
    ["always", always, "yes"],
    ["or never", never, "no"],
    ["or in some deployments", prod, "unsure"],
    ["or nobody knows", missing, "unsure"],
    ["and not its opposite", allOf(prod, notOf(prod)), "no"],
    ["or its opposite", anyOf(prod, notOf(prod)), "yes"],
    ["and not another value of the same operand", allOf(prod, dev), "no"],
    ["beside that of another operand", allOf(prod, equals(operand("Size"), "large")), "unsure"],
    ["whatever its name is", allOf(named("IsProd", prod), named("IsDev", dev)), "no"],
    ["in one case or the other, so that what nobody knows does not matter", anyOf(prod, notOf(prod), missing), "yes"],
    ["nowhere, so that what nobody knows does not matter", allOf(prod, dev, missing), "no"],
    ["where the two are equal that must be", allOf(equalOperands(stage, operand("Other", ["prod"])), notOf(prod)), "no"],
  ])("%s", (_, condition, expected) => {
    expect(isIn(here, condition)).toBe(expected);
  });

  it("says what is open", () => {
    expect(here.holds(named("IsProd", prod))).toMatchObject({ because: ["it depends on condition IsProd"] });
    expect(here.holds(allOf(prod, equals(operand("Size"), "large")))).toMatchObject({
      because: ["it depends on Stage", "it depends on Size"],
    });
    expect(here.holds(named("Odd", allOf(prod, missing)))).toMatchObject({
      because: ["it depends on Stage", "condition X is not declared"],
    });
  });
});

describe("limited operands", () => {
  const [small, large] = ["small", "large"].map((value) => equals(operand("Size", ["small", "large"]), value)) as [Condition, Condition];

  it("have one of their values", () => {
    const here = anyDeployment();
    expect(isIn(here, anyOf(small, large))).toBe("yes");
    expect(isIn(here.where(notOf(small)), large)).toBe("yes");
    expect(isIn(here.where(small), large)).toBe("no");
  });

  it("have theirs in whichever order they are asked for", () => {
    const here = anyDeployment();
    expect([isIn(here, large), isIn(here, small)]).toEqual(["unsure", "unsure"]);
    expect(isIn(here, notOf(anyOf(small, large)))).toBe("no");
  });
});

describe("what every deployment fulfills", () => {
  it("is so from the beginning", () => {
    const here = anyDeployment({ conditions: { named: [], required: [notOf(prod)] } });
    expect(isIn(here, prod)).toBe("no");
  });

  it("counts for nothing where no deployment does", () => {
    const here = anyDeployment({ conditions: { named: [], required: [prod, dev] } });
    expect(isIn(here, prod)).toBe("unsure");
  });

  it("may be unknowable", () => {
    const here = anyDeployment({ conditions: { named: [], required: [missing, anyOf(prod, missing)] } });
    expect(isIn(here, prod)).toBe("unsure");
  });
});

describe("what is given", () => {
  it("is never open", () => {
    const here = anyDeployment();
    const given: Condition = { is: "given", that: prod };
    expect([isIn(here, given), isIn(here.where(prod), given), isIn(here.where(dev), given)]).toEqual(["no", "yes", "no"]);
    expect(isIn(here.where(dev), { is: "given", that: notOf(prod) })).toBe("yes");
  });

  it("is the same inside of other conditions", () => {
    const here = anyDeployment();
    const inside = anyOf({ is: "given", that: prod }, dev);
    expect([isIn(here, inside), isIn(here.where(prod), inside), isIn(here.where(notOf(anyOf(prod, dev))), inside)]).toEqual([
      "unsure",
      "yes",
      "no",
    ]);
  });
});

describe("an answer that hangs on conditions", () => {
  const here = anyDeployment();
  const [isProd, isDev] = [here.holds(prod), here.holds(dev)];
  const large = equals(operand("Size"), "large");
  const isLarge = here.holds(large);

  /** Where it is yes, no and neither, in the order of the deployments given. */
  function outcome(answer: Answer): string {
    const { yesWhen = never, noWhen = never } = answer.is === "unsure" ? (answer.hangsOn ?? {}) : {};
    const cases = [allOf(prod, large), allOf(prod, notOf(large)), allOf(dev, large), allOf(notOf(prod), notOf(dev), notOf(large))];
    return cases
      .map((condition) => here.where(condition))
      .map((scenario) => (scenario.holds(yesWhen).is === "yes" ? "y" : scenario.holds(noWhen).is === "yes" ? "n" : "?"))
      .join("");
  }

  it.each<readonly [string, Answer, string]>([
    ["one", isProd, "yynn"],
    ["its opposite", not(isProd), "nnyy"],
    ["both", all(isProd, isLarge), "ynnn"],
    ["either", any(isProd, isLarge), "yyyn"],
    ["one, and what nobody knows", all(isProd, unsure("x")), "??nn"],
    ["one, or what nobody knows", any(isProd, unsure("x")), "yy??"],
    ["one where another is, else its opposite", whichever(isLarge, isProd, not(isProd)), "ynny"],
    ["two of three", moreThan(1, [{ there: isProd }, { there: isLarge }, { there: isDev }]), "ynyn"],
    ["more than one with one that is there", moreThan(1, [{ there: yes }, { there: isProd }, { there: isLarge }]), "yyyn"],
    ["more than one with one that may be there", moreThan(1, [{ there: unsure("x") }, { there: isProd }, { there: isLarge }]), "y??n"],
    [
      "what weighs enough",
      moreThan(3, [
        { there: isProd, weight: 4 },
        { there: isLarge, weight: 2 },
        { there: isDev, weight: 2 },
      ]),
      "yyyn",
    ],
  ])("%s", (_, answer, expected) => {
    expect(outcome(answer)).toBe(expected);
  });

  it("is decided where it does not matter which", () => {
    expect(whichever(isProd, yes, yes)).toEqual(yes);
    expect(whichever(isProd, no, no)).toEqual(no);
    expect(moreThan(2, [{ there: isProd }, { there: isDev }])).toEqual(no);
  });
});

describe("deployments that may be impossible", () => {
  const text = (name: string, ...parts: readonly string[]): Operand => ({ id: name, name, madeOf: parts.map((part) => `a#${part}`) });
  const here = anyDeployment();

  it("are those in which two tests share a parameter", () => {
    const first = equals(text("first of Stage", "Stage"), "p");
    expect(here.where(first).isPossible).toBe(true);
    expect(here.where(allOf(first, prod)).isPossible).toBe(false);
    expect(here.where(allOf(first, equals(operand("Size"), "large"))).isPossible).toBe(true);
  });

  it("are not those in which one of them is enough", () => {
    const first = equals(text("first of Stage", "Stage"), "p");
    expect(here.where(anyOf(first, prod)).isPossible).toBe(true);
  });

  it("are those in which comparisons share a parameter with each other", () => {
    const [one, other] = [equals(text("A = B", "A", "B"), "true"), equals(text("B = C", "B", "C"), "true")];
    expect(here.where(one).isPossible).toBe(true);
    expect(here.where(allOf(one, other)).isPossible).toBe(false);
  });
});
