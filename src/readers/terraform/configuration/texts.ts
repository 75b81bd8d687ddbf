import { mapKnown, perhapsAbsent } from "../../../model/value.js";
import type { Written } from "../../../model/value.js";
import { scalar } from "../../../source/tree.js";
import type { TreeNode } from "../../../source/tree.js";
import { joinTexts, literal } from "../../cloudformation/text.js";
import { failure, isScalar, textOf } from "./datum.js";
import type { Content, Datum } from "./datum.js";
import type { Use } from "./scope.js";

/** Characters; nobody could read a message about more. */
const longest = 50_000;

/** Terraform refuses a text that null is put into. */
const noText = "null has no place in a text";

const nowhere = { file: "", path: [] };

/** Pieces as one text; what only a deployment tells stays open in it as `${…}`. */
export function joined(pieces: readonly (string | Datum)[], { scope, place }: Use): Datum {
  if (pieces.some((piece) => typeof piece === "object" && piece.is === "absent")) return failure(noText, place);
  const parts = pieces.map((piece) => (typeof piece === "string" ? literal(piece, place) : asNode(piece)));
  const text = mapKnown<TreeNode, Content>(joinTexts(parts, "", scope.module.scope, place), (one) => {
    return { ...one, value: one.value.kind === "scalar" ? String(one.value.value) : "" };
  });
  return lengthOf(text) > longest ? perhapsAbsent("its text is too long", place) : text;
}

function lengthOf(text: Datum): number {
  if (text.is === "choice") return Math.max(lengthOf(text.then), lengthOf(text.otherwise));
  if (text.is === "absent") return 0;
  const open = text.refersTo?.to === "expression" ? text.refersTo.text.length : 0;
  return Math.max(open, text.is === "known" && isScalar(text.value) ? String(text.value).length : 0);
}

/** A text with a hole in it is there, whatever is in the hole. */
function asNode(datum: Datum): Written<TreeNode> {
  if (datum.is === "choice") return { ...datum, then: asNode(datum.then), otherwise: asNode(datum.otherwise) };
  if (datum.is === "unknown") return datum.refersTo === undefined ? datum : { ...datum, mayBeAbsent: false };
  if (datum.is === "absent") return failure(noText, nowhere);
  return {
    ...datum,
    value: isScalar(datum.value) ? scalar(textOf(datum.value) ?? "") : { kind: "list", items: [], tag: undefined, start: -1, end: -1 },
  };
}
