import type { Reference } from "../../../model/reference.js";
import { perhapsAbsent } from "../../../model/value.js";
import type { Unknown } from "../../../model/value.js";
import type { Expression } from "../../../source/hcl/expression.js";
import { inWords } from "../../../source/hcl/words.js";
import { written } from "../instance-key.js";
import type { Use } from "./scope.js";

/** Something that is worked out when it is planned; equal expressions of one module count as the same thing, and it may be null. */
export function opaque(expression: Expression, { scope, place }: Use, because?: string): Unknown {
  const text = inWords(expression);
  const short = text.length > 60 ? `${text.slice(0, 57)}...` : text;
  const isOwn = /\b(each|count)\./.test(text) && scope.each !== undefined;
  // What a loop gives names to means something else in every turn.
  const isLocal = [...scope.names.keys()].some((name) => new RegExp(`(^|[^\\w.])${name === "*" ? "\\." : name}\\b`).test(text));
  const reason = because ?? `${short} is worked out when it is planned`;
  if (isLocal) return perhapsAbsent(reason, place);
  const refersTo: Reference = {
    to: "expression",
    file: scope.module.scope,
    text: `\${${text}}${isOwn ? written(scope.each.key) : ""}`,
  };
  return { ...perhapsAbsent(reason, place), refersTo };
}
