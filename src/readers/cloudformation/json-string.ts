import type { Known, Written } from "../../model/value.js";
import type { Place } from "../../source/place.js";
import { below } from "../../source/place.js";
import { scalar } from "../../source/tree.js";
import type { TreeNode } from "../../source/tree.js";
import { opaque } from "./call.js";
import type { Call } from "./call.js";
import { joinTexts, literal } from "./text.js";

/** `Fn::ToJsonString`: a map or a list as one text of JSON, in which what only a deployment tells stays open as `${…}`. */
export function toJsonString(call: Call): Written<TreeNode> {
  const argument = call.evaluate(call.argument, call.at);
  if (argument.is === "known" && argument.value.kind === "scalar") return opaque(call, "Fn::ToJsonString needs a map or a list");
  const text = jsonOf(call, argument);
  return text.is === "unknown" && text.refersTo === undefined ? opaque(call, text.because) : text;
}

/** What the value is in JSON; absent where the value is. */
function jsonOf(call: Call, written: Written<TreeNode>): Written<TreeNode> {
  switch (written.is) {
    case "choice":
      return { ...written, then: jsonOf(call, written.then), otherwise: jsonOf(call, written.otherwise) };
    case "absent":
      return written;
    case "unknown":
      return written.refersTo === undefined || written.mayBeAbsent ? written : quoted(call, written);
    case "known":
      return jsonOfKnown(call, written);
  }
}

function jsonOfKnown(call: Call, written: Known<TreeNode>): Written<TreeNode> {
  const { value: node, place } = written;
  switch (node.kind) {
    case "scalar":
      if (typeof node.value !== "string") return { ...written, value: scalar(JSON.stringify(node.value)) };
      return quoted(call, { ...written, value: scalar(JSON.stringify(node.value).slice(1, -1)) });
    case "list":
      return enclosed(
        call,
        "[",
        node.items.map((item, index) => jsonOf(call, call.evaluate(item, below(place, index)))),
        "]",
      );
    case "map":
      return enclosed(
        call,
        "{",
        node.entries.map(({ key, value }) => entry(call, key, value, below(place, key))),
        "}",
      );
  }
}

function entry(call: Call, key: string, value: TreeNode, place: Place): Written<TreeNode> {
  return prefixed(call, `${JSON.stringify(key)}:`, jsonOf(call, call.evaluate(value, place)));
}

/** An entry whose value is absent is absent as a whole. */
function prefixed(call: Call, prefix: string, written: Written<TreeNode>): Written<TreeNode> {
  if (written.is === "absent") return written;
  if (written.is === "choice") {
    return { ...written, then: prefixed(call, prefix, written.then), otherwise: prefixed(call, prefix, written.otherwise) };
  }
  return joined(call, [literal(prefix, call.place), written]);
}

function quoted(call: Call, written: Written<TreeNode>): Written<TreeNode> {
  return joined(call, [literal('"', call.place), written, literal('"', call.place)]);
}

function enclosed(call: Call, open: string, parts: readonly Written<TreeNode>[], close: string): Written<TreeNode> {
  const inner = joinTexts(parts, ",", call.template.scope, call.place);
  return joined(call, [literal(open, call.place), inner, literal(close, call.place)]);
}

function joined(call: Call, parts: readonly Written<TreeNode>[]): Written<TreeNode> {
  return joinTexts(parts, "", call.template.scope, call.place);
}
