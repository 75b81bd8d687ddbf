import { unknown } from "../../model/value.js";
import type { Unknown, Written } from "../../model/value.js";
import type { Place } from "../../source/place.js";
import type { TreeNode } from "../../source/tree.js";
import { intrinsicOf } from "./intrinsics.js";
import type { Template } from "./template.js";

/** A call of an intrinsic function that is to be worked out. */
export interface Call {
  readonly template: Template;
  /** Without `Fn::`, such as `Select`. */
  readonly name: string;
  readonly argument: TreeNode;
  /** Where the argument stands. */
  readonly at: Place;
  /** Where the whole call stands. */
  readonly place: Place;
  /** Works out what the call is made of. */
  evaluate(node: TreeNode, at: Place): Written<TreeNode>;
}

/** The arguments of a call that takes a list of them; none where it was given something else. */
export function argumentsOf({ argument }: Call): readonly TreeNode[] {
  return argument.kind === "list" ? argument.items : [];
}

/** Something that cannot be worked out; equal expressions of one file still count as the same thing. */
export function opaque({ template, name, argument, place }: Call, because: string): Unknown {
  return { ...unknown(because, place), refersTo: { to: "expression", file: template.scope, text: `\${${name}${canonical(argument)}}` } };
}

/** Equal for equal expressions, whether their functions are written short or long, and in whatever order their keys stand. */
export function canonical(node: TreeNode): string {
  const call = intrinsicOf(node, { file: "", path: [] });
  if (call !== undefined) return `${call.name}(${canonical(call.argument)})`;
  const tag = node.tag ?? "";
  switch (node.kind) {
    case "scalar":
      return tag + JSON.stringify(node.value);
    case "list":
      return `${tag}[${node.items.map(canonical).join(",")}]`;
    case "map":
      return `${tag}{${node.entries
        .map((entry) => `${entry.key}:${canonical(entry.value)}`)
        .sort()
        .join(",")}}`;
  }
}
