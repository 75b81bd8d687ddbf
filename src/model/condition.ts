import { all, any, no, not, unsure, yes } from "./answer.js";
import type { Answer } from "./answer.js";

/**
 * The circumstances under which something exists: `Condition: X`, a branch of `Fn::If`, `count`.
 * Rules never see conditions: they are asked about one scenario at a time.
 */
export type Condition =
  | { readonly is: "always" }
  | { readonly is: "never" }
  /** A named condition of one template holds; `id` is unique in the run, `name` is what the user wrote. */
  | { readonly is: "test"; readonly id: string; readonly name: string }
  | { readonly is: "not"; readonly of: Condition }
  | { readonly is: "all"; readonly of: readonly Condition[] }
  | { readonly is: "any"; readonly of: readonly Condition[] }
  /** Nothing in the template tells, for instance a condition that is not declared. */
  | { readonly is: "unknowable"; readonly because: string };

export const always: Condition = { is: "always" };

/** One condition while `condition` holds, another while it does not. */
export function either(condition: Condition, then: Condition, otherwise: Condition): Condition {
  if (then.is === otherwise.is && (then.is === "always" || then.is === "never")) return then;
  return anyOf(allOf(condition, then), allOf({ is: "not", of: condition }, otherwise));
}

/** The condition that all of these hold. */
export function allOf(...conditions: readonly Condition[]): Condition {
  if (conditions.some((condition) => condition.is === "never")) return { is: "never" };
  const open = conditions.filter((condition) => condition.is !== "always");
  return open.length === 1 && open[0] !== undefined ? open[0] : open.length === 0 ? always : { is: "all", of: open };
}

function anyOf(...conditions: readonly Condition[]): Condition {
  if (conditions.some((condition) => condition.is === "always")) return always;
  const open = conditions.filter((condition) => condition.is !== "never");
  return open.length === 1 && open[0] !== undefined ? open[0] : open.length === 0 ? { is: "never" } : { is: "any", of: open };
}

/** What is taken as given while a question is asked: the id of a test → whether it holds. May leave tests open. */
export type Scenario = ReadonlyMap<string, boolean>;

/** The scenario that takes nothing as given. */
export const anyDeployment: Scenario = new Map();

/** Whether `condition` holds in `scenario`; unsure where the scenario leaves a test open. */
export function holds(condition: Condition, scenario: Scenario): Answer {
  switch (condition.is) {
    case "always":
      return yes;
    case "never":
      return no;
    case "test": {
      const given = scenario.get(condition.id);
      if (given === undefined) return unsure(`it depends on condition ${condition.name}`);
      return given ? yes : no;
    }
    case "not":
      return not(holds(condition.of, scenario));
    case "all":
      return all(...condition.of.map((part) => holds(part, scenario)));
    case "any":
      return any(...condition.of.map((part) => holds(part, scenario)));
    case "unknowable":
      return unsure(condition.because);
  }
}

/** What must be given for `condition` to hold, as far as that is plain: its tests that are joined by "and". */
export function assume(condition: Condition): Scenario {
  const given = new Map<string, boolean>();
  const visit = (part: Condition, wanted: boolean): void => {
    if (part.is === "test") given.set(part.id, wanted);
    else if (part.is === "not") visit(part.of, !wanted);
    else if (part.is === "all" && wanted) part.of.forEach((inner) => visit(inner, true));
    else if (part.is === "any" && !wanted) part.of.forEach((inner) => visit(inner, false));
  };
  visit(condition, true);
  return given;
}

/** The condition in words, such as "IsProd is true", or null where it always holds. */
export function inWords(condition: Condition): string | null {
  switch (condition.is) {
    case "always":
      return null;
    case "never":
      return "never";
    case "test":
      return `${condition.name} is true`;
    case "not":
      return condition.of.is === "test" ? `${condition.of.name} is false` : `not (${inWords(condition.of) ?? "always"})`;
    case "all":
      return (
        condition.of
          .map(inWords)
          .filter((part) => part !== null)
          .join(" and ") || null
      );
    case "any":
      return condition.of.map((part) => inWords(part) ?? "always").join(" or ");
    case "unknowable":
      return condition.because;
  }
}
