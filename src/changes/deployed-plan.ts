import type { ParsedFile } from "../source/parse.js";
import { child, scalar } from "../source/tree.js";
import type { Entry, TreeNode } from "../source/tree.js";

/** What a plan says that Terraform will do with a resource. */
export interface PlannedChange {
  readonly isReplaced: boolean;
  /** The arguments for whose sake it is replaced; none where that is not why, such as for a tainted resource. */
  readonly because: readonly string[];
}

/** A plan that changes something that is deployed, as two versions. */
export interface DeployedPlan {
  /** The plan as it would be if what is deployed were what is wanted. */
  readonly deployed: ParsedFile;
  /** By address. */
  readonly changes: ReadonlyMap<string, PlannedChange>;
}

/** What is deployed according to a plan; undefined for a file that is none, and for a plan that only creates. */
export function deployedPlan(file: ParsedFile): DeployedPlan | undefined {
  const changes = itemsOf(child(file.tree, "resource_changes")).filter((node) => child(node, "deposed") === undefined);
  const deployed = changes.filter((node) => isThere(child(child(node, "change"), "before")));
  if (!deployed.some((node) => actionsOf(node).some((action) => action === "update" || action === "delete"))) return undefined;
  const kept = ["format_version", "terraform_version", "timestamp"].flatMap((key) => entry(key, child(file.tree, key)));
  const tree = mapOf([...kept, ...entry("resource_changes", { ...scalar(null), kind: "list", items: deployed.map(asDeployed) })]);
  return { deployed: { ...file, tree }, changes: new Map(changes.map((node) => [textOf(child(node, "address")), plannedChange(node)])) };
}

function asDeployed(node: TreeNode): TreeNode {
  const names = ["address", "module_address", "mode", "type", "name", "index", "provider_name"];
  const before = child(child(node, "change"), "before");
  return mapOf([
    ...names.flatMap((name) => entry(name, child(node, name))),
    ...entry("change", mapOf([...entry("actions", child(child(node, "change"), "actions")), ...entry("after", before)])),
  ]);
}

function plannedChange(node: TreeNode): PlannedChange {
  const actions = actionsOf(node);
  const paths = itemsOf(child(child(node, "change"), "replace_paths")).map((path) => itemsOf(path).map(textOf).join("."));
  return { isReplaced: actions.includes("delete") && actions.includes("create"), because: [...new Set(paths)] };
}

function actionsOf(node: TreeNode): readonly string[] {
  return itemsOf(child(child(node, "change"), "actions")).map(textOf);
}

function itemsOf(node: TreeNode | undefined): readonly TreeNode[] {
  return node?.kind === "list" ? node.items : [];
}

function textOf(node: TreeNode | undefined): string {
  return node?.kind === "scalar" ? String(node.value) : "";
}

function isThere(node: TreeNode | undefined): boolean {
  return node !== undefined && !(node.kind === "scalar" && node.value === null);
}

function mapOf(entries: readonly Entry[]): TreeNode {
  return { kind: "map", entries, tag: undefined, start: -1, end: -1 };
}

function entry(key: string, value: TreeNode | undefined): readonly Entry[] {
  return value === undefined ? [] : [{ key, keyStart: -1, keyEnd: -1, value }];
}
