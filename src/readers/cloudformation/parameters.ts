import type { Operand } from "../../model/condition.js";
import { equals } from "../../model/condition.js";
import type { Reference } from "../../model/reference.js";
import { known, perhapsAbsent, unknown } from "../../model/value.js";
import type { Known, Unknown, Written } from "../../model/value.js";
import type { Place } from "../../source/place.js";
import { scalar } from "../../source/tree.js";
import type { ScalarNode, TreeNode } from "../../source/tree.js";
import { unlessGiven } from "../given-value.js";
import { textOfLiteral } from "./literal.js";
import { placedAt } from "./placed-at.js";
import type { Parameter, Template } from "./template.js";
import { listOf } from "./text-list.js";

/** What `Ref` gives for a parameter or a pseudo parameter; undefined where there is none of this name. */
export function parameterValue(template: Template, name: string, place: Place): Written<TreeNode> | undefined {
  const parameter = template.parameters.get(name);
  if (parameter === undefined && !isPseudo(name)) return undefined;
  const given = givenTo(template, name);
  if (given !== undefined) return placedAt(given, place);
  const pinned = pinnedValue(template, name);
  if (pinned !== undefined) {
    const literal = parameter === undefined || isList(parameter) ? undefined : allowedAs(parameter, pinned);
    return known(literal ?? textOrList(parameter, pinned), place, `parameter ${name} = ${pinned}`);
  }
  const usual = parameter === undefined ? pseudoValue(template, name, place) : withDefault(template, parameter, place);
  if (parameter !== undefined && isHidden(parameter)) return usual;
  return template.isCondition === true ? anyAllowed(template, name, usual, place) : asGiven(template, name, usual, place);
}

/** What the stack around gives a parameter. */
function givenTo(template: Template, name: string): Written<TreeNode> | undefined {
  const given = template.parameters.has(name) ? template.around.argument(name, template.isCondition === true) : undefined;
  return given?.is === "absent" ? undefined : given;
}

/** An operand of which it is known how the template writes the values that it can have. */
export interface ParameterOperand extends Operand {
  readonly literals?: readonly ScalarNode[];
}

/** What a condition compares where it names this parameter or pseudo parameter; undefined for any other name. */
export function operandNamed(template: Template, name: string): ParameterOperand | undefined {
  const { scope, parameters } = template;
  const parameter = parameters.get(name);
  if (parameter === undefined && !isPseudo(name)) return undefined;
  if (givenTo(template, name) !== undefined) return undefined;
  const id = `${scope}#${name}`;
  const madeOf = [partitions.includes(name) ? `${scope}#AWS::Region` : id];
  const literals = parameter === undefined || isHidden(parameter) || isList(parameter) ? undefined : parameter.allowed;
  return literals === undefined ? { id, name, madeOf } : { id, name, madeOf, literals, allowed: [...new Set(literals.map(textOfLiteral))] };
}

/** Whether AWS itself says what it is; `AWS::NoValue` is none of these, for it stands for nothing at all. */
export function isPseudo(name: string): boolean {
  return name.startsWith("AWS::") && name !== "AWS::NoValue";
}

/** The Region decides them. */
const partitions = ["AWS::Partition", "AWS::URLSuffix"];

/** The parameter that an unknown value is and nothing else. */
export function operandIn(within: Template, { refersTo }: Unknown): ParameterOperand | undefined {
  const template = templateOf(within, refersTo);
  if (refersTo?.to === "parameter") return plainOperand(template, refersTo.name);
  const name = refersTo?.to === "expression" ? /^\$\{(AWS::\w+)\}$/.exec(refersTo.text)?.[1] : undefined;
  return name === undefined ? undefined : plainOperand(template, name);
}

/** The template that the names in a reference mean something in: that of a stack around, or this one. */
export function templateOf(template: Template, reference: Reference | undefined): Template {
  if (reference === undefined || !("file" in reference) || reference.file === template.scope) return template;
  return template.around.templateOf(reference.file) ?? template;
}

/** A list is no text: what `Fn::Join` makes of it depends on the delimiter. */
export function plainOperand(template: Template, name: string): ParameterOperand | undefined {
  const parameter = template.parameters.get(name);
  return parameter !== undefined && isList(parameter) ? undefined : operandNamed(template, name);
}

/** The value that is pinned from outside; one that the parameter does not allow is none. */
export function pinnedValue({ parameters, pins }: Pick<Template, "parameters" | "pins">, name: string): string | undefined {
  const parameter = parameters.get(name);
  const pinned = pins.get(name);
  if (pinned === undefined || parameter === undefined) return pinned;
  return isHidden(parameter) || (parameter.allowed !== undefined && allowedAs(parameter, pinned) === undefined) ? undefined : pinned;
}

/** How the template writes a value that it allows. */
export function allowedAs({ allowed }: Parameter, value: string): ScalarNode | undefined {
  return allowed?.find((one) => textOfLiteral(one) === value || one.written === value);
}

/** Whether the parameter stands for something that is looked up in SSM. */
export function isHidden({ type }: Parameter): boolean {
  return type.startsWith("AWS::SSM::Parameter::Value<");
}

/** Whether the parameter stands for several texts. */
function isList({ type }: Parameter): boolean {
  return type === "CommaDelimitedList" || type.startsWith("List<");
}

function withDefault(template: Template, parameter: Parameter, place: Place): Known<TreeNode> | Unknown {
  const refersTo: Reference = { to: "parameter", file: template.scope, name: parameter.name };
  const { name, default: byDefault } = parameter;
  if (byDefault === undefined || byDefault === null) return { ...unknown(`parameter ${name} has no default`, place), refersTo };
  if (isHidden(parameter)) return { ...unknown(`parameter ${name} is looked up in SSM when the stack is deployed`, place), refersTo };
  if (byDefault === "") return { ...perhapsAbsent(`parameter ${name} is empty unless it is set`, place), refersTo };
  return { ...known(textOrList(parameter, byDefault), place, `the default of parameter ${name}`), refersTo };
}

function textOrList(parameter: Parameter | undefined, value: string | number | boolean): TreeNode {
  return parameter !== undefined && isList(parameter)
    ? listOf(
        String(value)
          .split(",")
          .map((item) => item.trim()),
      )
    : scalar(value);
}

function pseudoValue(template: Template, name: string, place: Place): Unknown {
  const refersTo: Reference = { to: "expression", file: template.scope, text: `\${${name}}` };
  return { ...unknown(`only a deployment tells ${name}`, place), refersTo };
}

/** In a condition any value may be deployed, whatever the default is. */
function anyAllowed(template: Template, name: string, usual: Known<TreeNode> | Unknown, place: Place): Written<TreeNode> {
  const operand = operandNamed(template, name);
  const refersTo = usual.refersTo;
  const open: Unknown = { ...unknown(`only a deployment tells ${name}`, place), ...(refersTo === undefined ? {} : { refersTo }) };
  const [last, ...others] = operand?.literals?.toReversed() ?? [];
  if (operand === undefined || last === undefined) return open;
  return others.reduce<Written<TreeNode>>(
    (otherwise, literal) => {
      return { is: "choice", condition: equals(operand, textOfLiteral(literal)), then: known(literal, place), otherwise };
    },
    known(last, place),
  );
}

function asGiven(template: Template, name: string, usual: Known<TreeNode> | Unknown, place: Place): Written<TreeNode> {
  const operand = operandNamed(template, name);
  if (operand === undefined) return usual;
  const parameter = template.parameters.get(name);
  const byDefault = parameter?.default ?? undefined;
  const refersTo = usual.refersTo === undefined ? {} : { refersTo: usual.refersTo };
  return unlessGiven<TreeNode>({
    operand,
    compared: template.conditions.valuesOf(operand),
    byDefault: byDefault === undefined ? undefined : String(byDefault),
    usual,
    other: { ...unknown(`parameter ${name} has another value than its default`, place), ...refersTo },
    worth: (value) => ({ ...known(textOrList(parameter, value), place, `parameter ${name} = ${value}`), ...refersTo }),
  });
}
