/** What a deployment is told and a test compares: a parameter, a variable, the Region, or a text that is made of such. */
export interface Operand {
  /** Unique in the run; two operands of one id are always equal. */
  readonly id: string;
  /** As its user would write it, such as `Stage`, `AWS::Region`, `var.env`. */
  readonly name: string;
  /** All the values that it can have, where they are limited; no value stands twice. */
  readonly allowed?: readonly string[];
  /**
   * Ids of what its value is made of; its own where it is not made of anything else. Operands that have one of them in common hang
   * together in a way that is not worked out.
   */
  readonly madeOf: readonly string[];
}

/**
 * The circumstances under which something exists: `Condition: X`, a branch of `Fn::If`, `count`.
 * Rules never see conditions: they are asked about one scenario at a time.
 */
export type Condition =
  | { readonly is: "always" }
  | { readonly is: "never" }
  /** The operand has this value; values are compared as text, as CloudFormation does. Other values of one operand are excluded by it. */
  | { readonly is: "equals"; readonly operand: Operand; readonly value: string }
  | Named
  | { readonly is: "not"; readonly of: Condition }
  | { readonly is: "all"; readonly of: readonly Condition[] }
  | { readonly is: "any"; readonly of: readonly Condition[] }
  /** Those of these that hold weigh more than `limit` together. */
  | { readonly is: "moreThan"; readonly limit: number; readonly of: readonly Weighted[] }
  /** The scenario that is looked at says so already: never open, and no reason to look at more scenarios. */
  | { readonly is: "given"; readonly that: Condition }
  /** It holds whatever the unknowable in it may be. */
  | { readonly is: "surely"; readonly that: Condition }
  /** Nothing in the template tells, for instance a condition that is not declared. */
  | { readonly is: "unknowable"; readonly because: string };

/** A condition that has a name of its own; `id` is unique in the run, `name` is what the user wrote. */
export interface Named {
  readonly is: "named";
  readonly id: string;
  readonly name: string;
  readonly means: Condition;
}

export interface Weighted {
  readonly when: Condition;
  readonly weight: number;
}

/** What a file says of its conditions as a whole. */
export interface DeclaredConditions {
  /** Those that have a name, in the order of the file: a finding that holds in some deployments is told in these words. */
  readonly named: readonly Named[];
  /** What is so in every deployment, for others are refused. */
  readonly required: readonly Condition[];
  /** The same, for each file, as far as it follows from what refers to what: where nothing could be deployed then, it is not heeded. */
  readonly needed?: readonly Condition[];
}

export const always: Condition = { is: "always" };
export const never: Condition = { is: "never" };

/** The condition that the operand has this value. */
export function equals(operand: Operand, value: string): Condition {
  return operand.allowed?.includes(value) === false ? never : { is: "equals", operand, value };
}

/** The condition that two operands have the same value: value by value where one of them is limited, else a test of its own. */
export function equalOperands(one: Operand, other: Operand): Condition {
  if (one.id === other.id) return always;
  const values = one.allowed ?? other.allowed;
  if (values !== undefined) return anyOf(...values.map((value) => allOf(equals(one, value), equals(other, value))));
  const [first, second] = one.id < other.id ? [one, other] : [other, one];
  const madeOf = [...new Set([...first.madeOf, ...second.madeOf])];
  const id = `${first.id} = ${second.id}`;
  return equals({ id, name: `${first.name} = ${second.name}`, madeOf, allowed: ["true", "false"] }, "true");
}

/** The condition that all of these hold. */
export function allOf(...conditions: readonly Condition[]): Condition {
  if (conditions.some(({ is }) => is === "never")) return never;
  const open = conditions.filter(({ is }) => is !== "always");
  return open.length === 1 && open[0] !== undefined ? open[0] : open.length === 0 ? always : { is: "all", of: open };
}

/** The condition that at least one of these holds. */
export function anyOf(...conditions: readonly Condition[]): Condition {
  if (conditions.some(({ is }) => is === "always")) return always;
  const open = conditions.filter(({ is }) => is !== "never");
  return open.length === 1 && open[0] !== undefined ? open[0] : open.length === 0 ? never : { is: "any", of: open };
}

/** The opposite; what nobody knows stays so. */
export function notOf(condition: Condition): Condition {
  switch (condition.is) {
    case "always":
      return never;
    case "never":
      return always;
    case "not":
      return condition.of;
    case "unknowable":
      return condition;
    default:
      return { is: "not", of: condition };
  }
}

/** One condition while `condition` holds, another while it does not. */
export function either(condition: Condition, then: Condition, otherwise: Condition): Condition {
  if (then.is === otherwise.is && (then.is === "always" || then.is === "never")) return then;
  return anyOf(allOf(condition, then), allOf(notOf(condition), otherwise));
}

/** The condition in words, such as "IsProd is true", or null where it always holds. */
export function inWords(condition: Condition): string | null {
  switch (condition.is) {
    case "always":
      return null;
    case "never":
      return "never";
    case "named":
      return `${condition.name} is true`;
    case "equals":
      return `${condition.operand.name} is ${valueInWords(condition.value)}`;
    case "not":
      return oppositeInWords(condition.of);
    case "all":
      return condition.of.map((part) => inWords(part) ?? "always").join(" and ");
    case "any":
      return condition.of.map((part) => inWords(part) ?? "always").join(" or ");
    case "moreThan":
      return `more than ${condition.limit} of ${condition.of.map(({ when }) => inWords(when) ?? "always").join(", ")}`;
    case "given":
    case "surely":
      return inWords(condition.that);
    case "unknowable":
      return condition.because;
  }
}

function oppositeInWords(condition: Condition): string {
  if (condition.is === "named") return `${condition.name} is false`;
  if (condition.is === "equals") {
    const { operand, value } = condition;
    const [only, ...others] = (operand.allowed ?? []).filter((one) => one !== value);
    return `${operand.name} is ${only === undefined || others.length > 0 ? `not ${valueInWords(value)}` : valueInWords(only)}`;
  }
  return `not (${inWords(condition) ?? "always"})`;
}

function valueInWords(value: string): string {
  return value === "" ? "empty" : value;
}
