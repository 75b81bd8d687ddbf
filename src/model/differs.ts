import { no, unsure, whichever, yes } from "./answer.js";
import type { Answer } from "./answer.js";
import { nameOf } from "./reference.js";
import type { Reference } from "./reference.js";
import { isPresent } from "./value.js";
import type { Unknown, Value } from "./value.js";

/** What is known of two versions beside the two values. */
export interface Versions {
  /** Whether what one version refers to goes on as this in the other one, under the same name or a new one. */
  readonly isSameTarget: (before: Reference, after: Reference) => boolean;
  /** Whether two values stand in the files in the same words; undefined where either is written nowhere. */
  readonly isSameText: (before: Value<unknown>, after: Value<unknown>) => boolean | undefined;
}

/** Whether a property that had one value has another one now. */
export function differs(before: Value<unknown>, after: Value<unknown>, versions: Versions): Answer {
  const [open, other] = isDivided(before) ? [before, after] : isDivided(after) ? [after, before] : [];
  if (open?.open !== undefined && other !== undefined) {
    const { which, then, otherwise } = open.open;
    const ask = (value: Value<unknown>): Answer => (open === before ? differs(value, after, versions) : differs(before, value, versions));
    return whichever(which, ask(then), ask(otherwise));
  }
  if (before.is === "absent") return isPresent(after);
  if (after.is === "absent") return isPresent(before);
  if (before.is === "known" && after.is === "known") return before.value === after.value ? no : unlessKept(before, after);
  if (before.refersTo !== undefined && after.refersTo !== undefined) return refersElsewhere(before.refersTo, after.refersTo, versions);
  if (before.is === "unknown" && after.is === "unknown") {
    if (versions.isSameText(before, after) ?? before.because === after.because) return no;
  }
  const doubt = [before, after].flatMap((value) => (value.is === "unknown" ? [value.because] : []));
  return unsure(...doubt);
}

/** What is deployed keeps the value that it was given for a parameter, whatever default another version has for it. */
function unlessKept(before: Value<unknown> & { is: "known" }, after: Value<unknown> & { is: "known" }): Answer {
  const parameter = /\bparameter (\S+)/.exec(before.from ?? "")?.[1];
  const isSame = parameter !== undefined && before.from === after.from;
  return isSame ? unsure(`what is deployed keeps the value that it has for parameter ${parameter}`) : yes;
}

function refersElsewhere(before: Reference, after: Reference, { isSameTarget }: Versions): Answer {
  if (isSameTarget(before, after)) return no;
  if (before.to === "resource" && after.to === "resource" && (before.name !== after.name || before.attribute !== after.attribute))
    return yes;
  return unsure(`nothing tells whether ${nameOf(before)} and ${nameOf(after)} are the same`);
}

function isDivided(value: Value<unknown>): value is Unknown {
  return value.is === "unknown" && value.open !== undefined;
}
