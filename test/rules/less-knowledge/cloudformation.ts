import { intrinsicOf } from "../../../src/readers/cloudformation/intrinsics.js";
import type { TreeNode } from "../../../src/source/tree.js";
import { isList, isMap, replaceAt, section } from "./json.js";
import type { Json, JsonMap, Variant } from "./json.js";

/** The template in JSON, short tags written long, aliases and merge keys written out. */
export function asJson(node: TreeNode): Json {
  const intrinsic = node.tag === undefined ? undefined : intrinsicOf(node, { file: "", path: [] });
  if (intrinsic !== undefined) {
    const name = intrinsic.name === "Ref" || intrinsic.name === "Condition" ? intrinsic.name : `Fn::${intrinsic.name}`;
    return { [name]: asJson(intrinsic.argument) };
  }
  switch (node.kind) {
    case "scalar":
      return node.value;
    case "list":
      return node.items.map(asJson);
    case "map":
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, asJson(value)]));
  }
}

/** The template with each property of each resource in turn known less of. */
export function variantsOfTemplate(template: Json): readonly Variant[] {
  return propertyPaths(template).flatMap((path) =>
    Object.entries(unknowns).map(([how, replace]) => ({
      what: `${path.join(".")} as ${how}`,
      template: withUnknown(template, path, replace),
      isDivided: how !== "a parameter without default",
    })),
  );
}

/** Ways to know less about a property: not its value, or not even whether it is there. What is not there at all cannot become a value. */
const unknowns: Readonly<Record<string, (original: Json) => Json>> = {
  "a parameter without default": (original) => (mayBeNothing(original) ? original : { Ref: "Unknown" }),
  "a parameter or nothing": () => ({ "Fn::If": ["IsUnknown", { Ref: "Unknown" }, { Ref: "AWS::NoValue" }] }),
  "itself or nothing": (original) => ({ "Fn::If": ["IsUnknown", original, { Ref: "AWS::NoValue" }] }),
};

function mayBeNothing(json: Json): boolean {
  if (!isMap(json)) return false;
  const branches = json["Fn::If"];
  return json["Ref"] === "AWS::NoValue" || (isList(branches) && branches.slice(1).some(mayBeNothing));
}

/** The template with one property replaced, and with what the unknowns need to be declared. */
function withUnknown(template: Json, path: readonly string[], replace: (original: Json) => Json): Json {
  const mutated = replaceAt(template, path, replace);
  if (!isMap(mutated)) return mutated;
  return {
    ...mutated,
    Parameters: { ...section(mutated, "Parameters"), Unknown: { Type: "String" }, Which: { Type: "String" } },
    Conditions: { ...section(mutated, "Conditions"), IsUnknown: { "Fn::Equals": [{ Ref: "Which" }, "yes"] } },
  };
}

/** The paths of all properties of all resources, at any depth; not into calls of intrinsic functions. */
function propertyPaths(template: Json): readonly (readonly string[])[] {
  return pathsInResources(isMap(template) ? section(template, "Resources") : {}, ["Resources"]);
}

/** Of a loop, its collection is a property like any other, and so are those of the resources that it makes. */
function pathsInResources(resources: JsonMap, at: readonly string[]): readonly (readonly string[])[] {
  return Object.entries(resources).flatMap(([name, resource]) => {
    const path = [...at, name];
    if (isList(resource)) return [[...path, "1"], ...(isMap(resource[2]) ? pathsInResources(resource[2], [...path, "2"]) : [])];
    if (!isMap(resource) || resource["Properties"] === undefined) return [];
    return pathsBelow(resource["Properties"], [...path, "Properties"]).filter(
      (inner) => !mustBePlain(resource["Type"], inner.slice(path.length + 1)),
    );
  });
}

function pathsBelow(json: Json, path: readonly string[]): readonly (readonly string[])[] {
  const children: readonly (readonly [string, Json])[] = isList(json)
    ? json.map((item, index) => [String(index), item] as const)
    : isMap(json) && !isCall(json)
      ? Object.entries(json)
      : [];
  return children.flatMap(([key, value]) => [[...path, key], ...pathsBelow(value, [...path, key])]);
}

function isCall(json: JsonMap): boolean {
  const keys = Object.keys(json);
  return keys.length === 1 && (keys[0] === "Ref" || keys[0]?.startsWith("Fn::") === true);
}

/** SAM takes no intrinsic functions here: it refuses the template, or takes the event for none. */
function mustBePlain(type: Json | undefined, path: readonly string[]): boolean {
  if (type !== "AWS::Serverless::Function") return false;
  if (path[0] === "Events" && path.length <= 2) return true;
  return (
    path[0] === "Events" && (path.length === 3 || path.at(-1) === "DestinationConfig" || path.slice(-2).join(".") === "OnFailure.Type")
  );
}
