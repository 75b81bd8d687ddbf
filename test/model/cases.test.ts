import { describe, expect, it } from "vitest";
import { all, hanging, moreThan, no, unsure, yes } from "../../src/model/answer.js";
import type { Answer } from "../../src/model/answer.js";
import { casesOf, exampleOf } from "../../src/model/cases.js";
import { equals, never, notOf } from "../../src/model/condition.js";
import type { Condition } from "../../src/model/condition.js";
import { anyDeployment } from "../../src/model/scenario.js";
import type { Scenario } from "../../src/model/scenario.js";

const test = (name: string): Condition => equals({ id: `a#${name}`, name, madeOf: [`a#${name}`] }, "x");
const [a, b] = [test("A"), test("B")];

/** The answer in the deployments that a condition tells apart, of which the question itself knows nothing. */
function split(scenario: Scenario, condition: Condition, holding: () => Answer, otherwise: () => Answer): Answer {
  const holds = scenario.holds(condition);
  if (holds.is === "unsure") return hanging(["it is open"], { yesWhen: never, noWhen: never, open: [condition] });
  return holds.is === "yes" ? holding() : otherwise();
}

describe("a question", () => {
  it("is put once where it is decided at once", () => {
    let asked = 0;
    const cases = casesOf(anyDeployment(), () => (asked++, yes));
    expect([asked, cases.yes.length, cases.no, cases.unsure]).toEqual([1, 1, [], []]);
  });

  it("is put again where the answer hangs on a condition, and only there", () => {
    const here = anyDeployment();
    const {
      yes: found,
      no: fine,
      unsure: unclear,
    } = casesOf(here, (scenario) =>
      split(
        scenario,
        a,
        () =>
          split(
            scenario,
            b,
            () => yes,
            () => unsure("x"),
          ),
        () => no,
      ),
    );
    expect(found.map(({ id }) => id)).toEqual([here.where(a).where(b).id]);
    expect(fine.map(({ id }) => id)).toEqual([here.where(notOf(a)).id]);
    expect(unclear.map(({ scenario, because }) => [scenario.id, because])).toEqual([[here.where(a).where(notOf(b)).id, ["x"]]]);
  });

  it("about many conditions at once is put three times", () => {
    const things = Array.from({ length: 40 }, (_, index) => test(`P${index}`));
    let asked = 0;
    const cases = casesOf(anyDeployment(), (scenario) => {
      asked++;
      return moreThan(
        5,
        things.map((thing) => ({ there: scenario.holds(thing) })),
      );
    });
    expect([asked, cases.yes.length, cases.no.length, cases.unsure]).toEqual([3, 1, 1, []]);
  });

  it("is given up where it would be put too often, which is an answer, too", () => {
    const tests = Array.from({ length: 20 }, (_, index) => test(`P${index}`));
    const visit = (scenario: Scenario, at: number): Answer => {
      const condition = tests[at];
      if (condition === undefined) return yes;
      return split(
        scenario,
        condition,
        () => visit(scenario, at + 1),
        () => visit(scenario, at + 1),
      );
    };
    const { yes: found, unsure: unclear } = casesOf(anyDeployment(), (scenario) => visit(scenario, 0));
    expect(found.length).toBeGreaterThan(0);
    expect(unclear[0]?.because).toEqual(["it depends on more conditions than are worked through"]);
  });

  it("is given up where working out the conditions would take too long", () => {
    // Whether a sum of products over disjoint halves holds takes an exponential diagram in this order of tests.
    const firsts = Array.from({ length: 24 }, (_, index) => test(`F${index}`));
    const seconds = Array.from({ length: 24 }, (_, index) => test(`S${index}`));
    const here = anyDeployment();
    for (const one of [...firsts, ...seconds]) here.holds(one);
    const hard: Condition = { is: "any", of: firsts.map((first, index) => ({ is: "all", of: [first, seconds[index] ?? never] })) };
    const cases = casesOf(here, (scenario) => all(scenario.holds(hard)));
    expect(cases.unsure.map(({ because }) => because)).toEqual([["it depends on more conditions than are worked through"]]);
  });
});

describe("an example", () => {
  it("is where nothing is left that the answer hangs on, with as little given as it takes", () => {
    const here = anyDeployment();
    const things = ["A", "B", "C", "D"].map(test);
    const ask = (scenario: Scenario): Answer =>
      moreThan(
        1,
        things.map((thing) => ({ there: scenario.holds(thing) })),
      );
    const example = exampleOf(here, ask);
    expect(example?.id).toBe(here.where(a).where(b).id);
    expect(exampleOf(here.where(notOf(a)), ask)?.id).toBe(here.where(notOf(a)).where(b).where(test("C")).id);
  });

  it("is none where there is none", () => {
    expect(exampleOf(anyDeployment(), () => no)).toBeUndefined();
    expect(exampleOf(anyDeployment(), () => unsure("x"))).toBeUndefined();
  });
});
