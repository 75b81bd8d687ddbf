import { intrinsicOf } from "../cloudformation/intrinsics.js";
import type { Resource, Template } from "../cloudformation/template.js";
import { child } from "../../source/tree.js";
import type { MapNode, TreeNode } from "../../source/tree.js";

/**
 * The properties of a function with those of `Globals.Function` under them: maps are merged, lists concatenated (globals
 * first), everything else is overridden. A resource may refuse all globals or some, by `IgnoreGlobals`.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
 */
export function withGlobals(template: Template, resource: Resource): TreeNode | undefined {
  const globals = child(child(template.root, "Globals"), "Function");
  const wanted = globals === undefined ? undefined : withoutIgnored(globals, child(resource.node, "IgnoreGlobals"));
  if (wanted === undefined || resource.properties === undefined) return resource.properties ?? wanted;
  return merge(wanted, resource.properties);
}

function withoutIgnored(globals: TreeNode, ignored: TreeNode | undefined): TreeNode | undefined {
  if (ignored === undefined || globals.kind !== "map") return globals;
  if (ignored.kind === "scalar") return ignored.value === "*" ? undefined : globals;
  const names = ignored.kind === "list" ? ignored.items.map((item) => (item.kind === "scalar" ? item.value : undefined)) : [];
  return mapOf(
    globals,
    globals.entries.filter((entry) => !names.includes(entry.key)),
  );
}

function merge(global: TreeNode, local: TreeNode): TreeNode {
  if (isPlain(global, "list") && isPlain(local, "list") && global.kind === "list" && local.kind === "list") {
    return { kind: "list", items: [...global.items, ...local.items], tag: undefined, start: local.start, end: local.end };
  }
  if (!isPlain(global, "map") || !isPlain(local, "map") || global.kind !== "map" || local.kind !== "map") return local;
  const inherited = global.entries.filter((entry) => child(local, entry.key) === undefined);
  const own = local.entries.map((entry) => {
    const above = child(global, entry.key);
    return above === undefined ? entry : { ...entry, value: merge(above, entry.value) };
  });
  return mapOf(local, [...own, ...inherited]);
}

/** A call of an intrinsic function is overridden like a scalar, though it is written as a map or a list. */
function isPlain(node: TreeNode, kind: "list" | "map"): boolean {
  return node.kind === kind && intrinsicOf(node, { file: "", path: [] }) === undefined;
}

function mapOf(like: MapNode, entries: MapNode["entries"]): MapNode {
  return { kind: "map", entries, tag: undefined, start: like.start, end: like.end };
}
