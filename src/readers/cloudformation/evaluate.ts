import { equals } from "../../model/condition.js";
import { asOpenText } from "../../model/reference.js";
import type { Reference } from "../../model/reference.js";
import { absent, known, mapKnown, perhapsAbsent, unknown } from "../../model/value.js";
import type { Unknown, Written } from "../../model/value.js";
import type { Place } from "../../source/place.js";
import { below } from "../../source/place.js";
import { child, scalar } from "../../source/tree.js";
import type { TreeNode } from "../../source/tree.js";
import { getAttParts, intrinsicOf, splitAtDot } from "./intrinsics.js";
import type { Intrinsic } from "./intrinsics.js";
import { listOf, operandIn, parameterValue } from "./parameters.js";
import type { Template } from "./template.js";
import { joinTexts, literal } from "./text.js";

/** Why a lookup in `Mappings` gives nothing: a deployment that asks for it is refused. */
export const noSuchKey = "the mapping has no such key";

/** What the node says once its outermost intrinsic function is worked out; what lies deeper is evaluated when it is asked for. */
export function evaluate(template: Template, node: TreeNode, place: Place): Written<TreeNode> {
  const intrinsic = intrinsicOf(node, place);
  if (intrinsic !== undefined) return call(template, intrinsic, place);
  if (node.kind !== "scalar") return known(node, place);
  if (node.value === null) return absent;
  if (typeof node.value === "string" && node.value.includes("{{resolve:")) {
    const refersTo = { to: "expression", file: template.file, text: node.value } as const;
    return { ...unknown("a dynamic reference is resolved when the stack is deployed", place), refersTo };
  }
  return known(node, place);
}

function call(template: Template, { name, argument, place: at }: Intrinsic, place: Place): Written<TreeNode> {
  switch (name) {
    case "Ref":
      return argument.kind === "scalar"
        ? ref(template, String(argument.value), place)
        : opaque(template, argument, "Ref needs a name", place);
    case "GetAtt": {
      const parts = getAttParts(argument);
      return parts === undefined
        ? opaque(template, argument, "the attribute of Fn::GetAtt is computed", place)
        : getAtt(template, parts.name, parts.attribute, place);
    }
    case "If":
      return choose(template, argument, at, place);
    case "Sub":
      return substitute(template, argument, at, place);
    case "Join":
      return join(template, argument, at, place);
    case "Select":
      return select(template, argument, at, place);
    case "Split":
      return split(template, argument, at, place);
    case "FindInMap":
      return findInMap(template, argument, at, place);
    case "ImportValue":
      return importValue(template, argument, at, place);
    default:
      return opaque(template, argument, `Fn::${name} is worked out when the stack is deployed`, place, name);
  }
}

function ref(template: Template, name: string, place: Place): Written<TreeNode> {
  if (name === "AWS::NoValue") return absent;
  const value = parameterValue(template, name, place);
  if (value !== undefined) return value;
  const owner = splitAtDot(name)?.name ?? name;
  return { ...unknown(`only a deployment tells what ${name} is called`, place), refersTo: resourceReference(template, owner, undefined) };
}

function getAtt(template: Template, name: string, attribute: string, place: Place): Unknown {
  return { ...unknown(`only a deployment tells ${name}.${attribute}`, place), refersTo: resourceReference(template, name, attribute) };
}

function resourceReference(template: Template, name: string, attribute: string | undefined): Reference {
  return { to: "resource", file: template.file, name, attribute };
}

function choose(template: Template, argument: TreeNode, at: Place, place: Place): Written<TreeNode> {
  const [name, then, otherwise] = argument.kind === "list" ? argument.items : [];
  if (name?.kind !== "scalar" || then === undefined || otherwise === undefined) {
    return perhapsAbsent("Fn::If needs a condition and two values", place);
  }
  return {
    is: "choice",
    condition: template.conditions.conditionNamed(String(name.value)),
    then: evaluate(template, then, below(at, 1)),
    otherwise: evaluate(template, otherwise, below(at, 2)),
  };
}

function substitute(template: Template, argument: TreeNode, at: Place, place: Place): Written<TreeNode> {
  const text = argument.kind === "list" ? argument.items[0] : argument;
  const variables = argument.kind === "list" ? argument.items[1] : undefined;
  if (text?.kind !== "scalar") return opaque(template, argument, "Fn::Sub needs a text", place, "Sub");
  const parts = String(text.value)
    .split(/(\$\{[^}]*\})/)
    .map((piece) => {
      const name = /^\$\{\s*([^}]*?)\s*\}$/.exec(piece)?.[1];
      if (name === undefined) return literal(piece, place);
      if (name.startsWith("!")) return literal(`\${${name.slice(1)}}`, place);
      const variable = child(variables, name);
      if (variable !== undefined) return evaluate(template, variable, below(at, 1, name));
      const dotted = template.parameters.has(name) ? undefined : splitAtDot(name);
      return dotted === undefined ? ref(template, name, place) : getAtt(template, dotted.name, dotted.attribute, place);
    });
  return joinTexts(parts, "", template.file, place);
}

function join(template: Template, argument: TreeNode, at: Place, place: Place): Written<TreeNode> {
  const [separator, parts] = argument.kind === "list" ? argument.items : [];
  if (separator?.kind !== "scalar" || parts === undefined)
    return opaque(template, argument, "Fn::Join needs a delimiter and a list", place, "Join");
  return mapKnown(evaluate(template, parts, below(at, 1)), ({ value: list, place: listPlace }) => {
    if (list.kind !== "list") return opaque(template, argument, "Fn::Join needs a list", place, "Join");
    const texts = list.items.map((item, index) => evaluate(template, item, below(listPlace, index)));
    return joinTexts(texts, String(separator.value ?? ""), template.file, place);
  });
}

function select(template: Template, argument: TreeNode, at: Place, place: Place): Written<TreeNode> {
  const [index, list] = argument.kind === "list" ? argument.items : [];
  if (index === undefined || list === undefined) return opaque(template, argument, "Fn::Select needs an index and a list", place, "Select");
  const picked = mapKnown(evaluate(template, index, below(at, 0)), ({ value: number }) =>
    mapKnown(evaluate(template, list, below(at, 1)), ({ value: items, place: itemsPlace }): Written<TreeNode> => {
      const position = number.kind === "scalar" ? Number(number.value) : Number.NaN;
      const item = items.kind === "list" ? items.items[position] : undefined;
      return item === undefined
        ? unknown("Fn::Select points outside its list", place)
        : evaluate(template, item, below(itemsPlace, position));
    }),
  );
  return picked.is === "unknown" && picked.refersTo?.to !== "resource"
    ? opaque(template, argument, picked.because, place, "Select")
    : picked;
}

function split(template: Template, argument: TreeNode, at: Place, place: Place): Written<TreeNode> {
  const [separator, text] = argument.kind === "list" ? argument.items : [];
  if (separator?.kind !== "scalar" || text === undefined)
    return opaque(template, argument, "Fn::Split needs a delimiter and a text", place, "Split");
  return mapKnown(evaluate(template, text, below(at, 1)), ({ value: whole }) =>
    whole.kind === "scalar"
      ? known<TreeNode>(listOf(String(whole.value).split(String(separator.value))), place)
      : opaque(template, argument, "Fn::Split needs a text", place, "Split"),
  );
}

function findInMap(template: Template, argument: TreeNode, at: Place, place: Place): Written<TreeNode> {
  const [first, second, third, options] = argument.kind === "list" ? argument.items : [];
  if (first === undefined || second === undefined || third === undefined)
    return opaque(template, argument, "Fn::FindInMap needs a map and two keys", place, "FindInMap");
  const start: Written<TreeNode> = known(child(template.root, "Mappings") ?? scalar(null), { file: template.file, path: ["Mappings"] });
  const byDefault = child(options, "DefaultValue");
  const nothing: Written<TreeNode> =
    byDefault === undefined ? unknown(noSuchKey, place) : evaluate(template, byDefault, below(at, 3, "DefaultValue"));
  const found = [first, second, third].reduce<Written<TreeNode>>((level, key, index) => {
    return mapKnown(level, ({ value: map, place: mapPlace }) => {
      return mapKnown(oneOfKeys(template, evaluate(template, key, below(at, index)), map), ({ value: name, from }) => {
        const inner = name.kind === "scalar" ? child(map, String(name.value)) : undefined;
        return inner === undefined ? nothing : known(inner, below(mapPlace, nameOfKey(name)), from);
      });
    });
  }, start);
  return found.is === "unknown" ? opaque(template, argument, found.because, place, "FindInMap") : found;
}

/** A condition asks what the map holds for any value of a parameter; without such a key a deployment is refused. */
function oneOfKeys(template: Template, key: Written<TreeNode>, map: TreeNode): Written<TreeNode> {
  const operand = template.isCondition === true && key.is === "unknown" ? operandIn(template, key) : undefined;
  if (operand === undefined || key.is !== "unknown" || map.kind !== "map") return key;
  const place = key.place ?? { file: template.file, path: ["Mappings"] };
  return map.entries.reduceRight<Written<TreeNode>>(
    (otherwise, { key: value }) => {
      return { is: "choice", condition: equals(operand, value), then: known(scalar(value), place), otherwise };
    },
    known(scalar(null), place),
  );
}

function nameOfKey(node: TreeNode): string {
  return node.kind === "scalar" ? String(node.value) : "";
}

function importValue(template: Template, argument: TreeNode, at: Place, place: Place): Written<TreeNode> {
  return mapKnown(exportName(evaluate(template, argument, at)), ({ value: name }) => ({
    ...unknown(`export ${name} belongs to another stack`, place),
    refersTo: name.includes("${") ? { to: "expression", file: template.file, text: `\${Fn::ImportValue ${name}}` } : { to: "export", name },
  }));
}

/** The name as it is written: with the default of a parameter it would join stacks that a deployment keeps apart. */
function exportName(name: Written<TreeNode>): Written<string> {
  if (name.is === "unknown" && name.refersTo !== undefined) return known(asOpenText(name.refersTo), name.place ?? { file: "", path: [] });
  return mapKnown(name, ({ value: node, place, refersTo }) => {
    if (refersTo !== undefined) return known(asOpenText(refersTo), place);
    return node.kind === "scalar" ? known(String(node.value), place) : unknown("the name of the export is no text", place);
  });
}

/** Something that cannot be worked out; equal expressions of one file still count as the same thing. */
function opaque(template: Template, argument: TreeNode, because: string, place: Place, name = ""): Unknown {
  return { ...unknown(because, place), refersTo: { to: "expression", file: template.file, text: `\${${name}${canonical(argument)}}` } };
}

/** Equal for equal expressions, whether they are written long or short. */
export function canonical(node: TreeNode): string {
  const intrinsic = intrinsicOf(node, { file: "", path: [] });
  if (intrinsic !== undefined) return `!${intrinsic.name}${canonical(intrinsic.argument)}`;
  const tag = node.tag ?? "";
  switch (node.kind) {
    case "scalar":
      return tag + JSON.stringify(node.value);
    case "list":
      return `${tag}[${node.items.map(canonical).join(",")}]`;
    case "map":
      return `${tag}{${node.entries.map((entry) => `${entry.key}:${canonical(entry.value)}`).join(",")}}`;
  }
}
