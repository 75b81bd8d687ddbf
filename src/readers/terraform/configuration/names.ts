import { known, perhapsAbsent } from "../../../model/value.js";
import type { Expression } from "../../../source/hcl/expression.js";
import type { Content, Datum } from "./datum.js";
import { opaque } from "./opaque.js";
import type { Use } from "./scope.js";
import type { Step, Traversal } from "./traversal.js";

/** What the first words of a traversal stand for, and the steps behind them. */
export interface Resolved {
  readonly datum: Datum;
  readonly rest: readonly Step[];
}

/** Looks up what a traversal begins with: a variable, a local, a resource, the output of a module. */
export function resolve({ root, steps }: Traversal, expression: Expression, use: Use): Resolved {
  const { scope, place } = use;
  const given = scope.names.get(root);
  if (given !== undefined) return { datum: given, rest: steps };
  const [first, second] = steps;
  const name = first?.is === "attribute" ? first.name : undefined;
  const whole: Resolved = { datum: opaque(expression, use), rest: [] };
  if (name === undefined) return whole;
  const rest = steps.slice(1);
  switch (root) {
    case "var":
      return { datum: scope.module.variable(name, place), rest };
    case "local":
      return { datum: scope.module.local(name, place), rest };
    case "module":
      return { datum: scope.module.call(name, place), rest };
    case "each":
      return { datum: eachOf(name, use) ?? opaque(expression, use), rest: eachOf(name, use) === undefined ? [] : rest };
    case "count":
      return typeof scope.each?.key === "number" ? { datum: known<Content>(scope.each.key, place), rest } : whole;
    case "path":
      if (name === "root") return { datum: known<Content>(".", place), rest };
      return name === "module" ? { datum: known<Content>(scope.module.path, place), rest } : whole;
    case "terraform":
    case "self":
    case "ephemeral":
      return whole;
    case "data": {
      if (second?.is !== "attribute") return whole;
      return { datum: scope.module.data(name, second.name, place), rest: steps.slice(2) };
    }
    default:
      return { datum: scope.module.resource(root, name, place), rest };
  }
}

function eachOf(name: string, { scope: { each }, place }: Use): Datum | undefined {
  if (typeof each?.key !== "string") return undefined;
  if (name === "key") return known<Content>(each.key, place);
  return name === "value" ? (each.value ?? perhapsAbsent("each.value is worked out when it is planned", place)) : undefined;
}
