import { mapKnown, perhapsAbsent } from "../../../model/value.js";
import type { Written } from "../../../model/value.js";
import { scalar } from "../../../source/tree.js";
import type { TreeNode } from "../../../source/tree.js";
import { joinTexts, literal } from "../../cloudformation/text.js";
import { isScalar } from "./datum.js";
import type { Content, Datum } from "./datum.js";
import type { Use } from "./scope.js";

/** Characters; nobody could read a message about more. */
const longest = 50_000;

/** Pieces as one text; what only a deployment tells stays open in it as `${…}`. */
export function joined(pieces: readonly (string | Datum)[], { scope, place }: Use): Datum {
  const parts = pieces.map((piece) => (typeof piece === "string" ? literal(piece, place) : asNode(piece)));
  return mapKnown<TreeNode, Content>(joinTexts(parts, "", scope.module.scope, place), (one) => {
    const value = one.value.kind === "scalar" ? String(one.value.value) : "";
    return value.length > longest ? perhapsAbsent("its text is too long", one.place) : { ...one, value };
  });
}

/** A text with a hole in it is there, whatever is in the hole. */
function asNode(datum: Datum): Written<TreeNode> {
  if (datum.is === "choice") return { ...datum, then: asNode(datum.then), otherwise: asNode(datum.otherwise) };
  if (datum.is === "unknown") return datum.refersTo === undefined ? datum : { ...datum, mayBeAbsent: false };
  if (datum.is === "absent") return datum;
  return { ...datum, value: isScalar(datum.value) ? scalar(datum.value) : { kind: "list", items: [], tag: undefined, start: -1, end: -1 } };
}
