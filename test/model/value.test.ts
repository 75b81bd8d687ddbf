import { describe, expect, it } from "vitest";
import { no, yes } from "../../src/model/answer.js";
import type { Condition } from "../../src/model/condition.js";
import {
  absent,
  conditionThat,
  inScenario,
  is,
  isOneOf,
  isPresent,
  known,
  mapKnown,
  orDefault,
  perhapsAbsent,
  satisfies,
  unknown,
} from "../../src/model/value.js";
import type { Choice, Written } from "../../src/model/value.js";

const place = { file: "template.yaml", path: ["Resources", "Orders"] };
const isProd: Condition = { is: "test", id: "template.yaml#IsProd", name: "IsProd" };
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
    expect(inScenario(written, new Map([["template.yaml#IsProd", true]]))).toEqual(known(3, place));
    expect(inScenario(written, new Map([["template.yaml#IsProd", false]]))).toEqual(absent);
  });

  it("may be absent where the scenario does not", () => {
    expect(inScenario(written, new Map())).toEqual(perhapsAbsent("it depends on condition IsProd", place));
  });

  it("is certainly there where both branches are", () => {
    expect(isPresent(inScenario(choice(known(3, place), unknown("x")), new Map()))).toEqual(yes);
  });

  it("is known where both branches agree", () => {
    expect(is(inScenario(choice(known(3, place), known(3, place)), new Map()), 3)).toEqual(yes);
  });

  it("is absent where both branches are", () => {
    expect(inScenario(choice(absent, absent), new Map())).toEqual(absent);
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
