import { describe, expect, it } from "vitest";
import { no, not, yes } from "../../src/model/answer.js";
import { inWords } from "../../src/model/condition.js";
import type { Condition } from "../../src/model/condition.js";
import { anyDeployment } from "../../src/model/scenario.js";
import {
  absent,
  conditionThat,
  inScenario,
  is,
  isOneOf,
  isPresent,
  known,
  leavesOf,
  mapKnown,
  orDefault,
  perhapsAbsent,
  satisfies,
  unknown,
} from "../../src/model/value.js";
import type { Choice, Written } from "../../src/model/value.js";

const place = { file: "template.yaml", path: ["Resources", "Orders"] };
const stage = { id: "template.yaml#Stage", name: "Stage", madeOf: ["template.yaml#Stage"] };
const isProd: Condition = {
  is: "named",
  id: "template.yaml#Conditions.IsProd",
  name: "IsProd",
  means: { is: "equals", operand: stage, value: "prod" },
};
const any = anyDeployment();
const [prod, others] = [any.where(isProd), any.where({ is: "not", of: isProd })];
const choice = <T>(then: Written<T>, otherwise: Written<T>): Choice<T> => ({ is: "choice", condition: isProd, then, otherwise });

describe("presence", () => {
  it.each([
    ["a known value is there", known(1, place), "yes"],
    ["an absent one is not", absent, "no"],
    ["a reference is there though nobody knows its value", unknown("only a deployment tells Dlq.Arn"), "yes"],
    ["what may be absent is doubtful", perhapsAbsent("it depends on condition IsProd"), "unsure"],
  ])("%s", (_, value, answer) => {
    expect(isPresent(value).is).toBe(answer);
  });
});

describe("value", () => {
  it("is compared only where it is known", () => {
    expect(is(known(3, place), 3)).toEqual(yes);
    expect(is(known(3, place), 4)).toEqual(no);
    expect(is(absent, 3)).toEqual(no);
    expect(is(unknown("parameter X has no default"), 3)).toEqual({ is: "unsure", because: ["parameter X has no default"] });
  });

  it("is one of several", () => {
    expect(isOneOf(known("pipe", place), ["lambda", "pipe"])).toEqual(yes);
    expect(isOneOf(known("firehose", place), ["lambda", "pipe"])).toEqual(no);
    expect(isOneOf(unknown("x"), ["lambda"]).is).toBe("unsure");
  });

  it("has the service's default where it is absent, and only there", () => {
    expect(is(orDefault(absent, -1, place), -1)).toEqual(yes);
    expect(is(orDefault(known(3, place), -1, place), -1)).toEqual(no);
    expect(is(orDefault(perhapsAbsent("x"), -1, place), -1).is).toBe("unsure");
  });

  it("passes a test", () => {
    expect(satisfies(known(3, place), (value) => value > 2)).toEqual(yes);
    expect(satisfies(absent, () => true)).toEqual(no);
  });
});

describe("a choice", () => {
  const written = choice<number>(known(3, place), absent);

  it("is worth its branch where the scenario decides the condition", () => {
    expect(inScenario(written, prod)).toEqual(known(3, place));
    expect(inScenario(written, others)).toEqual(absent);
  });

  it("may be absent where the scenario does not", () => {
    expect(inScenario(written, any)).toMatchObject(perhapsAbsent("it depends on condition IsProd", place));
  });

  it("is certainly there where both branches are", () => {
    expect(isPresent(inScenario(choice(known(3, place), unknown("x")), any))).toEqual(yes);
  });

  it("is known where both branches agree", () => {
    expect(is(inScenario(choice(known(3, place), known(3, place)), any), 3)).toEqual(yes);
  });

  it("says where an answer about it is yes and where no, though it is neither everywhere", () => {
    const value = inScenario(written, any);
    for (const answer of [isPresent(value), is(value, 3), not(is(orDefault(value, -1, place), -1))]) {
      expect(answer).toMatchObject({ is: "unsure", because: ["it depends on condition IsProd"] });
      const { yesWhen, noWhen } = (answer.is === "unsure" ? answer.hangsOn : undefined) ?? expect.fail("it hangs on nothing");
      expect([prod, others].map((scenario) => [scenario.holds(yesWhen).is, scenario.holds(noWhen).is])).toEqual([
        ["yes", "no"],
        ["no", "yes"],
      ]);
    }
  });

  it("leaves open what is unknown in one branch", () => {
    const answer = is(inScenario(choice<number>(unknown("parameter X has no default"), absent), any), 3);
    expect(answer).toMatchObject({ because: ["it depends on condition IsProd", "parameter X has no default"] });
    const { yesWhen, noWhen } = (answer.is === "unsure" ? answer.hangsOn : undefined) ?? expect.fail("it hangs on nothing");
    expect([any.where(yesWhen).isEmpty, any.where(noWhen).id]).toEqual([true, others.id]);
  });

  it("is decided in its branches by what they are branches of", () => {
    const nested = choice<number>(choice<number>(known(1, place), known(2, place)), choice<number>(known(3, place), known(1, place)));
    expect(is(inScenario(nested, any), 1)).toEqual(yes);
  });

  it("is a reference where both branches are the same one", () => {
    const refersTo = { to: "parameter", file: "template.yaml", name: "P" } as const;
    const both = choice<string>({ ...known("a", place), refersTo }, { ...unknown("x"), refersTo });
    expect(inScenario(both, any)).toMatchObject({ is: "unknown", refersTo, mayBeAbsent: false });
  });

  it("has leaves, each with its circumstances", () => {
    const leaves = leavesOf(choice<number>(written, known(5, place)));
    expect(leaves.map(({ value, when }) => [value.is === "known" ? value.value : value.is, inWords(when)])).toEqual([
      [3, "IsProd is true and IsProd is true"],
      ["absent", "IsProd is true and IsProd is false"],
      [5, "IsProd is false"],
    ]);
  });

  it("is absent where both branches are", () => {
    expect(inScenario(choice(absent, absent), any)).toEqual(absent);
  });

  it("can be mapped in each branch", () => {
    expect(mapKnown(written, ({ value }) => known(value + 1, place))).toEqual(choice(known(4, place), absent));
  });

  it("tells under which condition a test holds", () => {
    expect(conditionThat(written, (value) => value.is === "known")).toEqual(isProd);
    expect(conditionThat(written, (value) => value.is === "absent")).toEqual({ is: "not", of: isProd });
    expect(conditionThat(written, () => true)).toEqual({ is: "always" });
    expect(conditionThat(written, () => false)).toEqual({ is: "never" });
  });
});
