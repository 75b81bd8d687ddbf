import { asOpenText } from "../../model/reference.js";
import type { Reference } from "../../model/reference.js";
import { known, mapKnown, unknown, usually } from "../../model/value.js";
import type { Known, Unknown, Written } from "../../model/value.js";
import type { Place } from "../../source/place.js";
import { scalar } from "../../source/tree.js";
import type { Scalar, TreeNode } from "../../source/tree.js";

/** A text under construction, as `Fn::Sub` and `Fn::Join` put it together. */
interface Draft {
  /** The text with defaults of parameters filled in. */
  readonly text: string;
  /** The text with everything that is not literal as `${…}`: equal for equal expressions only. */
  readonly identity: string;
  /** Why the text is not complete; empty where it is. */
  readonly open: readonly string[];
  readonly from: string | undefined;
  /** What the whole text refers to, as long as it is one reference and nothing else. */
  readonly refersTo: Reference | undefined;
}

const nothing: Draft = { text: "", identity: "", open: [], from: undefined, refersTo: undefined };

/** Above this many combinations of conditions a text counts as unknown: nobody could read a message about it. */
const mostAlternatives = 64;

/** Joins evaluated parts to one text; parts that only a deployment tells stay open as `${…}`. */
export function joinTexts(parts: readonly Written<TreeNode>[], separator: string, file: string, place: Place): Written<TreeNode> {
  const written = parts.filter((part) => part.is !== "absent");
  const count = (texts: typeof parts): number => texts.reduce((product, part) => product * alternatives(part), 1);
  const there = count(written) > mostAlternatives ? written.map(usually) : written;
  if (count(there) > mostAlternatives) return unknown("it depends on too many conditions", place);
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

function alternatives(written: Written<unknown>): number {
  return written.is === "choice" ? alternatives(written.then) + alternatives(written.otherwise) : 1;
}

function draftOf(part: Written<TreeNode>, place: Place): Written<Draft> {
  switch (part.is) {
    case "choice":
      return { is: "choice", condition: part.condition, then: draftOf(part.then, place), otherwise: draftOf(part.otherwise, place) };
    case "absent":
      return known(nothing, place);
    case "known":
      return part.value.kind === "scalar"
        ? known(draftOfScalar(part, part.value.value), place)
        : unknown("a list or map stands where a text belongs", place);
    case "unknown":
      return draftOfUnknown(part, place);
  }
}

function draftOfScalar(part: Known<TreeNode>, value: Scalar): Draft {
  const text = value === null ? "" : String(value);
  const identity = part.refersTo === undefined ? text : asOpenText(part.refersTo);
  return { text, identity, open: [], from: part.from, refersTo: part.refersTo };
}

function draftOfUnknown(part: Unknown, place: Place): Written<Draft> {
  if (part.refersTo === undefined || part.mayBeAbsent) return unknown(part.because, place);
  const text = asOpenText(part.refersTo);
  return known({ text, identity: text, open: [part.because], from: undefined, refersTo: part.refersTo }, place);
}

function append(left: Draft, right: Draft, separator: string): Draft {
  const from = [left.from, right.from].filter((source) => source !== undefined);
  return {
    text: left.text + separator + right.text,
    identity: left.identity + separator + right.identity,
    open: [...left.open, ...right.open],
    from: from.length === 0 ? undefined : [...new Set(from)].join(" and "),
    refersTo:
      left === nothing || left.identity + separator === "" ? right.refersTo : right.identity + separator === "" ? left.refersTo : undefined,
  };
}

function finished(draft: Draft, file: string, place: Place): Written<TreeNode> {
  const isExpression = draft.identity !== draft.text || draft.open.length > 0;
  const refersTo: Reference | undefined = draft.refersTo ?? (isExpression ? { to: "expression", file, text: draft.identity } : undefined);
  if (draft.open.length > 0) return { ...unknown([...new Set(draft.open)].join(", "), place), ...(refersTo ? { refersTo } : {}) };
  return { ...known(scalar(draft.text), place, draft.from), ...(refersTo ? { refersTo } : {}) };
}
