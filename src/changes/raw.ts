import { intrinsicOf } from "../readers/cloudformation/intrinsics.js";
import type { ParsedFile } from "../source/parse.js";
import type { Place } from "../source/place.js";
import type { TreeNode } from "../source/tree.js";

/** A value as JSON has it; functions of CloudFormation stand in their long form. */
export type Raw = string | number | boolean | null | readonly Raw[] | { readonly [key: string]: Raw };

/** What is written at a place; undefined where nothing is. */
export class Written {
  readonly #trees: ReadonlyMap<string, TreeNode | undefined>;

  constructor(files: readonly ParsedFile[]) {
    this.#trees = new Map(files.map(({ path, tree }) => [path, tree]));
  }

  at({ file, path }: Place): Raw | undefined {
    const node = path.reduce<TreeNode | undefined>(step, this.#trees.get(file));
    return node === undefined ? undefined : rawOf(node);
  }
}

function step(node: TreeNode | undefined, key: string | number): TreeNode | undefined {
  if (node?.kind === "list") return typeof key === "number" ? node.items[key] : undefined;
  return node?.kind === "map" ? node.entries.find((entry) => entry.key === key)?.value : undefined;
}

function rawOf(node: TreeNode): Raw {
  const call = node.tag === undefined ? undefined : intrinsicOf(node, { file: "", path: [] });
  if (call !== undefined)
    return { [["Ref", "Condition"].includes(call.name) ? call.name : `Fn::${call.name}`]: argument(call.name, call.argument) };
  switch (node.kind) {
    case "scalar":
      return node.value;
    case "list":
      return node.items.map(rawOf);
    case "map":
      return Object.fromEntries(
        node.entries.map(({ key, value }) => [key, key === "Fn::GetAtt" ? argument("GetAtt", value) : rawOf(value)]),
      );
  }
}

/** `Orders.Arn` and `[Orders, Arn]` are the same. */
function argument(name: string, node: TreeNode): Raw {
  const raw = rawOf(node);
  if (name !== "GetAtt" || typeof raw !== "string") return raw;
  const dot = raw.indexOf(".");
  return dot < 0 ? raw : [raw.slice(0, dot), raw.slice(dot + 1)];
}
