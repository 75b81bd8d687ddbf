import { allOf, always, anyOf, either, equalOperands, equals, never, notOf } from "../../../model/condition.js";
import type { Condition, Operand } from "../../../model/condition.js";
import type { Expression } from "../../../source/hcl/expression.js";
import { inWords } from "../../../source/hcl/words.js";
import { canBeWorkedOut, isList, isMap, isScalar, isThing, textOf, whenThat, withoutFailures } from "./datum.js";
import type { Content, Datum } from "./datum.js";
import { numberIn } from "./numbers.js";
import { operandOf } from "./operands.js";
import type { Use } from "./scope.js";
import { traversalOf } from "./traversal.js";

type Operation = Expression & { readonly is: "operation" };

const tests = new Set(["==", "!=", "&&", "||", "!", ">", ">=", "<", "<="]);

/** Whether an operation gives true or false. */
export function isTest({ operator }: Operation): boolean {
  return tests.has(operator);
}

/** How a variable that is null stands among the values that it is compared with. */
export const nullText = "null";

/** The circumstances under which an expression is true; one that is calculated is nobody's to know. */
export function conditionOf(expression: Expression, use: Use): Condition {
  const inner = (one: Expression): Condition => conditionOf(one, use);
  switch (expression.is) {
    case "operation":
      return isTest(expression) ? testOf(expression, use) : unclear(expression);
    case "conditional": {
      const test = inner(expression.condition);
      if (test.is === "unknowable") return test;
      return either(test, inner(expression.then), inner(expression.otherwise));
    }
    case "call":
      return callTest(expression, use) ?? truthOf(use.scope.module.evaluate(expression, use), expression);
    case "attribute":
    case "index":
      return namedLocal(expression, use) ?? operandTest(expression, use) ?? truthOf(use.scope.module.evaluate(expression, use), expression);
    default:
      return truthOf(use.scope.module.evaluate(expression, use), expression);
  }
}

function unclear(expression: Expression, because?: string): Condition {
  return { is: "unknowable", because: because ?? `it depends on ${inWords(expression)}` };
}

function testOf(expression: Operation, use: Use): Condition {
  const [left, right] = expression.operands;
  if (left === undefined) return unclear(expression);
  if (expression.operator === "!") return notOf(conditionOf(left, use));
  if (right === undefined) return unclear(expression);
  switch (expression.operator) {
    case "&&":
      return allOf(conditionOf(left, use), conditionOf(right, use));
    case "||":
      return anyOf(conditionOf(left, use), conditionOf(right, use));
    case "==":
      return equality(left, right, use);
    case "!=":
      return notOf(equality(left, right, use));
    default:
      return comparison(expression.operator, left, right, use);
  }
}

/** An operand that is not decided by what is given from outside is true or not as the deployment wants. */
function operandTest(expression: Expression, use: Use): Condition | undefined {
  const operand = operandOf(expression, use.scope.module);
  return operand === undefined ? undefined : equals(operand, "true");
}

/** A local that is a test has a name of its own. */
function namedLocal(expression: Expression, use: Use): Condition | undefined {
  const { root, steps } = traversalOf(expression) ?? {};
  const [step, ...more] = steps ?? [];
  if (root !== "local" || step?.is !== "attribute" || more.length > 0 || use.scope.names.has("local")) return undefined;
  return use.scope.module.localCondition(step.name);
}

/** Whether a value is true, as far as that is known. */
function truthOf(datum: Datum, expression: Expression): Condition {
  return whenThat(withoutFailures(datum), (value) => {
    if (value.is === "unknown") return unclear(expression, value.because);
    const text = value.is === "known" ? textOf(value.value) : undefined;
    if (text === "true" || text === "false") return text === "true" ? always : never;
    return unclear(expression, `${inWords(expression)} is neither true nor false`);
  });
}

type Side = Operand | Datum;

function isOperand(side: Side): side is Operand {
  return "madeOf" in side;
}

function sideOf(expression: Expression, use: Use): Side {
  return operandOf(expression, use.scope.module) ?? withoutFailures(use.scope.module.evaluate(expression, use));
}

function equality(left: Expression, right: Expression, use: Use): Condition {
  return sameness(sideOf(left, use), sideOf(right, use), () => `it depends on ${inWords(left)}`);
}

function sameness(one: Side, other: Side, because: () => string): Condition {
  if (isOperand(one)) {
    if (isOperand(other)) return equalOperands(one, other);
    return whenThat(other, (value) => {
      if (value.is === "unknown") return { is: "unknowable", because: value.because };
      if (value.is === "absent") return equals(one, nullText);
      return isScalar(value.value) ? equals(one, String(value.value)) : emptiness(one, value.value);
    });
  }
  if (isOperand(other)) return sameness(other, one, because);
  return whenThat(one, (left) => whenThat(other, (right) => sameValue(left, right)));
}

/** A variable that is compared with `[]` or `{}`. */
function emptiness(operand: Operand, value: Content): Condition {
  const isEmpty = (isList(value) && value.length === 0) || (isMap(value) && value.size === 0);
  return isEmpty ? equals(operand, isList(value) ? "[]" : "{}") : { is: "unknowable", because: `it depends on ${operand.name}` };
}

type Plain = Exclude<Datum, { is: "choice" }>;

function sameValue(left: Plain, right: Plain): Condition {
  const open = left.is === "unknown" ? left : right.is === "unknown" ? right : undefined;
  if (open !== undefined) {
    // What a resource hands out is something, and nothing that is written out.
    const isNull = left.is === "absent" || right.is === "absent";
    const isThere = !open.mayBeAbsent && open.refersTo?.to === "resource";
    return isNull && isThere ? never : { is: "unknowable", because: open.because };
  }
  if (left.is === "absent" || right.is === "absent") return left.is === right.is ? always : never;
  const [one, other] = left.is === "known" && right.is === "known" ? [left.value, right.value] : [];
  if (one === undefined || other === undefined || isThing(one) || isThing(other))
    return { is: "unknowable", because: "it depends on more than the file tells" };
  if (isScalar(one) && isScalar(other)) return typeof one === typeof other ? (one === other ? always : never) : textually(one, other);
  const isEmpty = (content: Content): boolean => (isList(content) && content.length === 0) || (isMap(content) && content.size === 0);
  if (isEmpty(one) || isEmpty(other)) return isEmpty(one) && isEmpty(other) ? always : never;
  return { is: "unknowable", because: "it depends on what is in a collection" };
}

/** A number and a text that says it are not equal to Terraform, but what is given as text is made a number where one is declared. */
function textually(one: Content, other: Content): Condition {
  return textOf(one) === textOf(other) ? { is: "unknowable", because: "a text is compared with what is none" } : never;
}

function comparison(operator: string, left: Expression, right: Expression, use: Use): Condition {
  const [one, other] = [withoutFailures(use.scope.module.evaluate(left, use)), withoutFailures(use.scope.module.evaluate(right, use))];
  return whenThat(one, (first) =>
    whenThat(other, (second) => {
      const open = first.is === "unknown" ? first : second.is === "unknown" ? second : undefined;
      if (open !== undefined) return { is: "unknowable", because: open.because };
      const [a, b] = [first, second].map((side) => (side.is === "known" ? numberIn(side.value) : undefined));
      if (a === undefined || b === undefined) return { is: "unknowable", because: "what is compared is no number" };
      const holds = operator === ">" ? a > b : operator === ">=" ? a >= b : operator === "<" ? a < b : a <= b;
      return holds ? always : never;
    }),
  );
}

/** `contains(["a", "b"], var.env)`, `can(…)`, `alltrue([…])`. */
function callTest({ function: name, arguments: given }: Expression & { is: "call" }, use: Use): Condition | undefined {
  const [first, second] = given;
  if (first === undefined) return undefined;
  if (name === "contains" && second !== undefined) return membership(first, second, use);
  if (name === "can") return canBeWorkedOut(use.scope.module.evaluate(first, use));
  if ((name === "tobool" || name === "nonsensitive" || name === "sensitive") && given.length === 1) return conditionOf(first, use);
  const items = first.is === "tuple" ? first.items : undefined;
  if (name === "alltrue" && items) return allOf(...items.map((item) => conditionOf(item, use)));
  return name === "anytrue" && items ? anyOf(...items.map((item) => conditionOf(item, use))) : undefined;
}

function membership(collection: Expression, member: Expression, use: Use): Condition | undefined {
  const side = sideOf(member, use);
  const among = withoutFailures(use.scope.module.evaluate(collection, use));
  return whenThat(among, (value) => {
    if (value.is === "unknown") return { is: "unknowable", because: value.because };
    const items = value.is === "known" && isList(value.value) ? value.value : undefined;
    if (items === undefined) return { is: "unknowable", because: `it depends on ${inWords(collection)}` };
    return anyOf(...items.map((item) => sameness(item, side, () => inWords(member))));
  });
}
