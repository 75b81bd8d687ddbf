import { didYouMean } from "../../suggestion.js";

/** The word that a comment begins with. */
export const directiveWord = "stream-lint-ignore";

/** What a directive says, or why it says nothing. */
export interface Directive {
  readonly rules: readonly string[];
  readonly reason: string;
  readonly until: string | undefined;
}

/** A sentence for each rule, or one for the whole: what is wrong and what would be right. */
export interface DirectiveMistake {
  readonly rule: string;
  readonly message: string;
}

/** Reads `stream-lint-ignore RULE[, RULE] [until YYYY-MM-DD] -- REASON`. */
export function readDirective(
  text: string,
  known: readonly string[],
): { readonly directive: Directive; readonly mistakes: readonly DirectiveMistake[] } {
  const [before = "", ...behind] = text.slice(directiveWord.length).split(/(?:^|\s)--(?=\s|$)/);
  const words = before.split(/[\s,]+/).filter((word) => word !== "");
  const at = words.indexOf("until");
  const [rules, dates] = at === -1 ? [words, undefined] : [words.slice(0, at), words.slice(at + 1)];
  return judged({ rules, reason: behind.join("--").trim(), until: dates?.join(" ") }, known);
}

/** What is wrong with it is told, and of the rest it holds what is right. */
export function judged(
  directive: Directive,
  known: readonly string[],
): { readonly directive: Directive; readonly mistakes: readonly DirectiveMistake[] } {
  const { rules, reason, until } = directive;
  const [first = "", ...others] = rules;
  const nothing = { directive: { ...directive, rules: [] } };
  const all = others.length === 0 ? first : rules.join(", ");
  if (first === "") {
    return {
      ...nothing,
      mistakes: [{ rule: "", message: `This names no rule and so silences nothing: write ${directiveWord} RULE -- REASON.` }],
    };
  }
  if (reason === "") {
    return {
      ...nothing,
      mistakes: [{ rule: first, message: `This gives no reason and so silences nothing: write ${directiveWord} ${all} -- REASON.` }],
    };
  }
  if (until !== undefined && !isDate(until)) {
    const message = `This silences nothing, for "${until}" is no date: write until YYYY-MM-DD.`;
    return { ...nothing, mistakes: [{ rule: first, message }] };
  }
  const unknown = rules.filter((rule) => !known.includes(rule));
  const mistakes = unknown.map((rule) => {
    const near = didYouMean(rule, known) || "; stream-lint rules lists the rules.";
    return { rule, message: `There is no rule ${rule}, and nothing is silenced${near}` };
  });
  return { directive: { ...directive, rules: rules.filter((rule) => known.includes(rule)) }, mistakes };
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}
