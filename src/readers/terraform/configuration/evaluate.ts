import { known, perhapsAbsent } from "../../../model/value.js";
import type { Expression, For, TemplatePart } from "../../../source/hcl/expression.js";
import { element } from "../../../source/hcl/expression.js";
import { below } from "../../../source/place.js";
import type { TreeNode } from "../../../source/tree.js";
import { callOf } from "./calls.js";
import { conditionOf, isTest } from "./conditions.js";
import { choice, dictionary, failure, isFailure, isList, isMap, isScalar, isThing, list, overKnown, SetItems, textOf } from "./datum.js";
import type { Content, Datum } from "./datum.js";
import { compare } from "./functions/sets.js";
import { resolve } from "./names.js";
import { opaque } from "./opaque.js";
import { arithmetic } from "./operators.js";
import { joined } from "./texts.js";
import { withNames } from "./scope.js";
import type { Use } from "./scope.js";
import { attributeOf, itemOf, splatOf, traversalOf } from "./traversal.js";

/** What stands at a node of the tree, with all that is in it. */
export function datumOf(node: TreeNode, use: Use): Datum {
  if (node.kind === "scalar") return evaluate(use.scope.module.root.expressionOf(node), use);
  const inside = (key: string | number): Use => ({ ...use, place: below(use.place, key) });
  if (node.kind === "list")
    return list(
      node.items.map((item, index) => datumOf(item, inside(index))),
      use.place,
    );
  const entries = node.entries.filter(({ key }) => key !== "//");
  return dictionary(
    entries.map(({ key, value }) => [key, datumOf(value, inside(key))] as const),
    use.place,
  );
}

/** What an expression is worth. */
export function evaluate(expression: Expression, use: Use): Datum {
  const { root } = use.scope.module;
  return root.within(() => evaluated(expression, use)) ?? perhapsAbsent("it stands behind too many others", use.place);
}

function evaluated(expression: Expression, use: Use): Datum {
  const { place } = use;
  const inner = (one: Expression): Datum => evaluate(one, use);
  switch (expression.is) {
    case "literal":
      return expression.value === null ? { is: "absent" } : known<Content>(expression.value, place);
    case "template":
      return templateText(expression.parts, use);
    case "tuple": {
      // `try([var.pipe.parameters], [])` goes on where there are none.
      const items = expression.items.map(inner);
      return items.find(isFailure) ?? list(items, place);
    }
    case "object":
      return objectOf(expression, use);
    case "name":
    case "attribute":
    case "index":
      return steps(expression, use);
    case "splat":
      return splatOf(inner(expression.of), place, (item) =>
        evaluate(expression.each, { ...use, scope: withNames(use.scope, [[element, item]]) }),
      );
    case "call":
      return callOf(expression, use);
    case "conditional": {
      const { condition, then, otherwise } = expression;
      const test = conditionOf(condition, use);
      if (test.is === "unknowable") return eitherOf(inner(then), inner(otherwise)) ?? opaque(expression, use, test.because);
      return choice(
        test,
        () => inner(then),
        () => inner(otherwise),
        place,
      );
    }
    case "operation":
      if (!isTest(expression)) return arithmetic(expression, use, inner);
      return tested(expression, use);
    case "for":
      return loop(expression, use);
    case "unclear":
      return opaque(expression, use);
  }
}

/** Whether a test holds, as a value. */
function tested(expression: Expression, use: Use): Datum {
  const test = conditionOf(expression, use);
  if (test.is === "unknowable") return opaque(expression, use, test.because);
  return choice(
    test,
    () => known<Content>(true, use.place),
    () => known<Content>(false, use.place),
    use.place,
  );
}

/** What both branches agree on is so, whatever the condition. */
function eitherOf(then: Datum, otherwise: Datum): Datum | undefined {
  if (then.is === "known" && otherwise.is === "known" && isScalar(then.value) && then.value === otherwise.value) return then;
  if (then.is === "absent" && otherwise.is === "absent") return then;
  if (then.is !== "unknown" || otherwise.is !== "unknown" || then.refersTo === undefined) return undefined;
  return JSON.stringify(then.refersTo) === JSON.stringify(otherwise.refersTo) ? then : undefined;
}

function steps(expression: Expression & { is: "name" | "attribute" | "index" }, use: Use): Datum {
  const { place } = use;
  const traversal = traversalOf(expression);
  if (traversal !== undefined) {
    const { datum, rest } = resolve(traversal, expression, use);
    return rest.reduce<Datum>(
      (of, step) => (step.is === "attribute" ? attributeOf(of, step.name, place) : itemOf(of, evaluate(step.key, use), place)),
      datum,
    );
  }
  if (expression.is === "attribute") return attributeOf(evaluate(expression.of, use), expression.name, place);
  if (expression.is === "index") return itemOf(evaluate(expression.of, use), evaluate(expression.key, use), place);
  return use.scope.names.get(expression.name) ?? opaque(expression, use);
}

function objectOf(expression: Expression & { is: "object" }, use: Use): Datum {
  const { place } = use;
  const keys = expression.entries.map(({ key }) => evaluate(key, use));
  const values = expression.entries.map(({ value }) => evaluate(value, use));
  return overKnown(
    keys,
    place,
    (names) =>
      names.every((name) => textOf(name) !== undefined)
        ? dictionary(
            names.map((name, index) => [textOf(name) ?? "", values[index] ?? { is: "absent" }] as const),
            place,
          )
        : failure("a key is no text", place),
    ({ because }) => opaque(expression, use, because),
  );
}

function loop(expression: For, use: Use): Datum {
  const { place } = use;
  const { keyName, valueName, collection, key, value, groups, condition } = expression;
  const unclear = ({ because }: { readonly because: string }): Datum => opaque(expression, use, because);
  const turn = (index: Datum, item: Datum): Use => {
    const names = keyName === undefined ? [] : [[keyName, index] as const];
    return { ...use, scope: withNames(use.scope, [...names, [valueName, item]]) };
  };
  return overKnown(
    [evaluate(collection, use)],
    place,
    ([content]) => {
      const turns = entriesOf(content, place)?.map(([index, item]) => turn(index, item));
      if (turns === undefined) return opaque(expression, use);
      const tests = turns.map((inside) => (condition === undefined ? known<Content>(true, place) : tested(condition, inside)));
      return overKnown(
        tests,
        place,
        (answers) => {
          const kept = turns.filter((_, index) => textOf(answers[index]) === "true");
          const results = kept.map((inside) => evaluate(value, inside));
          if (key === undefined) return list(results, place);
          const keys = kept.map((inside) => evaluate(key, inside));
          return overKnown(
            keys,
            place,
            (names) =>
              collected(
                names.map((name) => textOf(name)),
                results,
                groups,
                place,
              ),
            unclear,
          );
        },
        unclear,
      );
    },
    unclear,
  );
}

function collected(names: readonly (string | undefined)[], results: readonly Datum[], groups: boolean, place: Use["place"]): Datum {
  const under = new Map<string, Datum[]>();
  if (names.includes(undefined)) return failure("a key is no text", place);
  if (!groups && new Set(names).size < names.length) return failure("a key is given twice", place);
  results.forEach((result, index) => {
    const name = names[index] ?? "";
    under.set(name, [...(under.get(name) ?? []), result]);
  });
  return dictionary(
    [...under].map(([name, items]) => [name, groups ? list(items, place) : (items.at(-1) ?? { is: "absent" })] as const),
    place,
  );
}

/** What `for` goes through; a map in the order of its keys. */
function entriesOf(content: Content | undefined, place: Use["place"]): readonly (readonly [Datum, Datum])[] | undefined {
  if (content === undefined || isThing(content) || isScalar(content)) return undefined;
  if (isList(content))
    return content.map((item, index) => [content instanceof SetItems ? item : known<Content>(index, place), item] as const);
  if (!isMap(content)) return undefined;
  return [...content].sort(([one], [other]) => compare(one, other)).map(([key, item]) => [known<Content>(key, place), item] as const);
}

function templateText(parts: readonly TemplatePart[], use: Use): Datum {
  const unclear = (because: string): Datum => perhapsAbsent(because, use.place);
  const pieces = parts.map((part): string | Datum => {
    switch (part.is) {
      case "text":
        return part.text;
      case "hole":
        return evaluate(part.expression, use);
      case "if": {
        const test = conditionOf(part.condition, use);
        if (test.is === "unknowable") return unclear(test.because);
        return choice(
          test,
          () => templateText(part.then, use),
          () => templateText(part.otherwise, use),
          use.place,
        );
      }
      case "loop":
        return unclear("a text that is made in a loop is worked out when it is planned");
    }
  });
  return joined(pieces, use);
}
