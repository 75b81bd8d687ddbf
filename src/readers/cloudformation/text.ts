import { asOpenText } from "../../model/reference.js";
import type { Reference } from "../../model/reference.js";
import { known, mapKnown, sources, unknown, usually } from "../../model/value.js";
import type { Known, Unknown, Written } from "../../model/value.js";
import type { Place } from "../../source/place.js";
import { scalar } from "../../source/tree.js";
import type { ScalarNode, TreeNode } from "../../source/tree.js";
import { haveTooManyAlternatives, tooManyAlternatives } from "./alternatives.js";

/** A text under construction, as `Fn::Sub` and `Fn::Join` put it together. */
interface Draft {
  /** The text with defaults of parameters filled in. */
  readonly text: string;
  /** The text with what has no quotes as it is written; see `ScalarNode.written`. */
  readonly written: string;
  /** The text with everything that is not literal as `${…}`: equal for equal expressions only. */
  readonly identity: string;
  /** Why the text is not complete; empty where it is. */
  readonly open: readonly string[];
  readonly from: string | undefined;
  /** What the whole text refers to, as long as it is one reference and nothing else. */
  readonly refersTo: Reference | undefined;
  /** What the names in it mean something in. */
  readonly scopes: readonly string[];
}

const nothing: Draft = { text: "", written: "", identity: "", open: [], from: undefined, refersTo: undefined, scopes: [] };

/** Joins evaluated parts to one text; parts that only a deployment tells stay open as `${…}`. */
export function joinTexts(parts: readonly Written<TreeNode>[], separator: string, file: string, place: Place): Written<TreeNode> {
  const written = parts.filter((part) => part.is !== "absent");
  const there = haveTooManyAlternatives(written) ? written.map(usually) : written;
  if (haveTooManyAlternatives(there)) return unknown(tooManyAlternatives, place);
  const drafts = there.map((part) => draftOf(part, place));
  const [first = known(nothing, place), ...rest] = drafts;
  const joined = rest.reduce(
    (sofar, next) => mapKnown(sofar, (left) => mapKnown(next, (right) => known(append(left.value, right.value, separator), place))),
    first,
  );
  return mapKnown(joined, ({ value }) => finished(value, file, place));
}

/** A fixed piece of text between two references. */
export function literal(text: string, place: Place): Known<TreeNode> {
  return known(scalar(text), place);
}

function draftOf(part: Written<TreeNode>, place: Place): Written<Draft> {
  switch (part.is) {
    case "choice":
      return { is: "choice", condition: part.condition, then: draftOf(part.then, place), otherwise: draftOf(part.otherwise, place) };
    case "absent":
      return known(nothing, place);
    case "known":
      return part.value.kind === "scalar"
        ? known(draftOfScalar(part, part.value), place)
        : unknown("a list or map stands where a text belongs", place);
    case "unknown":
      return draftOfUnknown(part, place);
  }
}

function draftOfScalar(part: Known<TreeNode>, { value, written }: ScalarNode): Draft {
  const text = value === null ? "" : String(value);
  const identity = part.refersTo === undefined ? text : asOpenText(part.refersTo);
  return { text, written: written ?? text, identity, open: [], from: part.from, refersTo: part.refersTo, scopes: scopesOf(part.refersTo) };
}

function draftOfUnknown(part: Unknown, place: Place): Written<Draft> {
  if (part.refersTo === undefined || part.mayBeAbsent) return unknown(part.because, place);
  const text = asOpenText(part.refersTo);
  const scopes = scopesOf(part.refersTo);
  return known({ text, written: text, identity: text, open: [part.because], from: undefined, refersTo: part.refersTo, scopes }, place);
}

/** Pseudo parameters mean the same in all stacks. */
function scopesOf(reference: Reference | undefined): readonly string[] {
  if (reference === undefined || !("file" in reference)) return [];
  return reference.to === "expression" && reference.text.startsWith("${AWS::") ? [] : [reference.file];
}

function append(left: Draft, right: Draft, separator: string): Draft {
  // What is absent in some deployments leaves no separator behind.
  if (left === nothing || right === nothing) return left === nothing ? right : left;
  return {
    text: left.text + separator + right.text,
    written: left.written + separator + right.written,
    identity: left.identity + separator + right.identity,
    open: [...left.open, ...right.open],
    from: sources([left.from, right.from]),
    scopes: [...left.scopes, ...right.scopes],
    refersTo: left.identity + separator === "" ? right.refersTo : right.identity + separator === "" ? left.refersTo : undefined,
  };
}

function finished(draft: Draft, file: string, place: Place): Written<TreeNode> {
  const isExpression = draft.identity !== draft.text || draft.open.length > 0;
  // A text of names that all come from the stack around is one of that stack.
  const [scope = file, ...others] = new Set(draft.scopes);
  const expression: Reference = { to: "expression", file: others.length === 0 ? scope : file, text: draft.identity };
  const refersTo = draft.refersTo ?? (isExpression ? expression : undefined);
  if (draft.open.length > 0) return { ...unknown([...new Set(draft.open)].join(", "), place), ...(refersTo ? { refersTo } : {}) };
  const value = draft.written === draft.text ? scalar(draft.text) : { ...scalar(draft.text), written: draft.written };
  return { ...known(value, place, draft.from), ...(refersTo ? { refersTo } : {}) };
}
