import { asOpenText } from "../../model/reference.js";
import type { Reference } from "../../model/reference.js";
import { absent, known, mapKnown, perhapsAbsent, unknown, withSource } from "../../model/value.js";
import type { Unknown, Written } from "../../model/value.js";
import type { Place } from "../../source/place.js";
import { below } from "../../source/place.js";
import { child } from "../../source/tree.js";
import type { TreeNode } from "../../source/tree.js";
import { argumentsOf, opaque } from "./call.js";
import type { Call } from "./call.js";
import { getAttParts, intrinsicOf, isPlain, splitAtDot } from "./intrinsics.js";
import { toJsonString } from "./json-string.js";
import { findInMap, lengthOf, select, split } from "./list-functions.js";
import { importValue, stackOutput } from "./other-stacks.js";
import { parameterValue } from "./parameters.js";
import { placedAt } from "./placed-at.js";
import type { Template } from "./template.js";
import { joinTexts, literal } from "./text.js";

/** What the node says once its outermost intrinsic function is worked out; what lies deeper is evaluated when it is asked for. */
export function evaluate(template: Template, node: TreeNode, place: Place): Written<TreeNode> {
  const origin = template.origins.get(node);
  if (origin === undefined) return worthOf(template, node, place);
  const worth = worthOf(template, node, origin.place);
  if (origin.because === undefined) return withSource(worth, origin.from);
  const unclear = (origin.mayBeAbsent === true ? perhapsAbsent : unknown)(origin.because, origin.place);
  return { ...unclear, ...(origin.refersTo === undefined ? identity(worth) : { refersTo: origin.refersTo }) };
}

/** A text with an open piece in it still tells what kind of thing it names. */
function identity(written: Written<TreeNode>): Pick<Unknown, "refersTo"> {
  return written.is === "unknown" && written.refersTo?.to === "expression" ? { refersTo: written.refersTo } : {};
}

function worthOf(template: Template, node: TreeNode, place: Place): Written<TreeNode> {
  const intrinsic = intrinsicOf(node, place);
  if (intrinsic !== undefined) {
    const { name, argument, place: at } = intrinsic;
    return resultOf({ template, name, argument, at, place, evaluate: (inner, where) => evaluate(template, inner, where) });
  }
  if (node.kind !== "scalar") return known(node, place);
  if (node.value === null) return absent;
  if (typeof node.value === "string" && node.value.includes("{{resolve:")) {
    const refersTo = { to: "expression", file: template.scope, text: node.value } as const;
    return { ...unknown("a dynamic reference is resolved when the stack is deployed", place), refersTo };
  }
  return known(node, place);
}

function resultOf(call: Call): Written<TreeNode> {
  const { template, name, argument, at, place } = call;
  switch (name) {
    case "Ref":
      return isPlain(argument)
        ? ref(template, String(argument.value), place)
        : named(call, [{ node: argument, at }], ([text = ""]) => ref(template, text, place));
    case "GetAtt":
      return attribute(call);
    case "If":
      return choose(call);
    case "Sub":
      return substitute(call);
    case "Join":
      return join(call);
    case "Select":
      return select(call);
    case "Split":
      return split(call);
    case "Length":
      return lengthOf(call);
    case "ToJsonString":
      return toJsonString(call);
    case "FindInMap":
      return findInMap(call);
    case "ImportValue":
      return importValue(call);
    case "GetStackOutput":
      return stackOutput(call);
    case "Transform":
      // A macro may make anything of equal arguments, and nothing at all.
      return perhapsAbsent("Fn::Transform is worked out when the stack is deployed", place);
    default:
      return opaque(call, `Fn::${name} is worked out when the stack is deployed`);
  }
}

/** What `use` makes of names that may be computed; not of those that a parameter decides, for what it stands for is not decided by its default. */
function named(
  call: Call,
  parts: readonly { readonly node: TreeNode; readonly at: Place }[],
  use: (names: readonly string[]) => Written<TreeNode>,
): Written<TreeNode> {
  const names = parts.map(({ node, at }) => nameIn(call, call.evaluate(node, at)));
  const nested = (index: number, sofar: readonly string[]): Written<TreeNode> => {
    const name = names[index];
    return name === undefined ? use(sofar) : mapKnown(name, ({ value }) => nested(index + 1, [...sofar, value]));
  };
  const found = nested(0, []);
  return found.is === "unknown" && found.refersTo === undefined ? opaque(call, found.because) : found;
}

function nameIn(call: Call, written: Written<TreeNode>): Written<string> {
  const { name, place, template } = call;
  if (written.is === "choice") {
    return { ...written, then: nameIn(call, written.then), otherwise: nameIn(call, written.otherwise) };
  }
  if (written.is === "known" && written.value.kind === "scalar" && written.refersTo === undefined) {
    return { ...written, value: String(written.value.value) };
  }
  const text = written.is === "absent" ? undefined : written.refersTo && asOpenText(written.refersTo);
  // What a loop makes is known by the name that it has in the loop, where nobody knows its names.
  if (text !== undefined && written.is === "unknown" && template.resources.has(text)) return known(text, place);
  const form = name === "Ref" ? "Ref needs a name" : "Fn::GetAtt needs a name and an attribute";
  return unknown(written.is === "unknown" ? written.because : text === undefined ? form : `${text} decides what is meant`, place);
}

function attribute(call: Call): Written<TreeNode> {
  const { template, argument, at, place } = call;
  const plain = getAttParts(argument);
  if (plain !== undefined) return getAtt(template, plain.name, plain.attribute, place);
  const isPair = argument.kind === "list" && argument.items.length === 2;
  const parts = isPair ? argument.items.map((node, index) => ({ node, at: below(at, index) })) : [{ node: argument, at }];
  return named(call, parts, ([name = "", ...rest]) => {
    const pair = rest[0] === undefined ? splitAtDot(name) : { name, attribute: rest[0] };
    return pair === undefined
      ? opaque(call, "Fn::GetAtt needs a name and an attribute")
      : getAtt(template, pair.name, pair.attribute, place);
  });
}

function ref(template: Template, name: string, place: Place): Written<TreeNode> {
  if (name === "AWS::NoValue") return absent;
  const value = parameterValue(template, name, place);
  if (value !== undefined) return value;
  const owner = splitAtDot(name)?.name ?? name;
  return { ...unknown(`only a deployment tells what ${name} is called`, place), refersTo: resourceReference(template, owner, undefined) };
}

function getAtt(template: Template, name: string, attribute: string, place: Place): Written<TreeNode> {
  const [kind, output] = attribute.split(".");
  const put = kind === "Outputs" && output !== undefined ? template.around.output(name, output, template.isCondition === true) : undefined;
  if (put !== undefined) return placedAt(put, place);
  return { ...unknown(`only a deployment tells ${name}.${attribute}`, place), refersTo: resourceReference(template, name, attribute) };
}

function resourceReference(template: Template, name: string, attribute: string | undefined): Reference {
  return { to: "resource", file: template.scope, name, attribute };
}

function choose(call: Call): Written<TreeNode> {
  const { template, at, place } = call;
  const [name, then, otherwise] = argumentsOf(call);
  if (name?.kind !== "scalar" || then === undefined || otherwise === undefined) {
    return perhapsAbsent("Fn::If needs a condition and two values", place);
  }
  return {
    is: "choice",
    condition: template.conditions.conditionNamed(String(name.value)),
    then: call.evaluate(then, below(at, 1)),
    otherwise: call.evaluate(otherwise, below(at, 2)),
  };
}

function substitute(call: Call): Written<TreeNode> {
  const { template, argument, at, place } = call;
  const text = argument.kind === "list" ? argument.items[0] : argument;
  const variables = argument.kind === "list" ? argument.items[1] : undefined;
  if (text?.kind !== "scalar") return opaque(call, "Fn::Sub needs a text");
  const parts = String(text.value)
    .split(/(\$\{[^{}]*\})/)
    .map((piece) => {
      const name = /^\$\{\s*([^}]*?)\s*\}$/.exec(piece)?.[1];
      if (name === undefined) return literal(piece, place);
      if (name.startsWith("!")) return literal(`\${${name.slice(1)}}`, place);
      const variable = child(variables, name);
      if (variable !== undefined) return call.evaluate(variable, below(at, 1, name));
      const dotted = template.parameters.has(name) ? undefined : splitAtDot(name);
      return dotted === undefined ? ref(template, name, place) : getAtt(template, dotted.name, dotted.attribute, place);
    });
  return joinTexts(parts, "", template.scope, place);
}

function join(call: Call): Written<TreeNode> {
  const [separator, parts] = argumentsOf(call);
  if (separator?.kind !== "scalar" || parts === undefined) return opaque(call, "Fn::Join needs a delimiter and a list");
  return mapKnown(call.evaluate(parts, below(call.at, 1)), ({ value: list, place, from }) => {
    if (list.kind !== "list") return opaque(call, "Fn::Join needs a list");
    const texts = list.items.map((item, index) => call.evaluate(item, below(place, index)));
    return withSource(joinTexts(texts, String(separator.value ?? ""), call.template.scope, call.place), from);
  });
}
