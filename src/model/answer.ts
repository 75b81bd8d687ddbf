/**
 * What a question put to a template is answered with. Only `yes` can become a finding;
 * `unsure` is reported as undecided, with its reasons, and is never dropped.
 */
export type Answer = { readonly is: "yes" } | { readonly is: "no" } | { readonly is: "unsure"; readonly because: readonly string[] };

export const yes: Answer = { is: "yes" };
export const no: Answer = { is: "no" };

/** The answer where the template does not say; each reason is a clause such as "parameter X has no default". */
export function unsure(...because: readonly string[]): Answer {
  return { is: "unsure", because: [...new Set(because)] };
}

/** Yes where the fact holds, no where it does not. */
export function certainly(fact: boolean): Answer {
  return fact ? yes : no;
}

/** An answer, or how to work it out where that is worth being put off until it matters. */
export type Question = Answer | (() => Answer);

/** No if one of the answers is no, else unsure if one is unsure, else yes. Nothing is asked behind the first no. */
export function all(...questions: readonly Question[]): Answer {
  return combined(questions, "no");
}

/** Yes if one of the answers is yes, else unsure if one is unsure, else no. Nothing is asked behind the first yes. */
export function any(...questions: readonly Question[]): Answer {
  return combined(questions, "yes");
}

function combined(questions: readonly Question[], deciding: "yes" | "no"): Answer {
  const reasons: string[] = [];
  for (const question of questions) {
    const answer = typeof question === "function" ? question() : question;
    if (answer.is === deciding) return answer;
    if (answer.is === "unsure") reasons.push(...answer.because);
  }
  if (reasons.length > 0) return unsure(...reasons);
  return deciding === "no" ? yes : no;
}

/** The opposite; unsure stays unsure, for the same reasons. */
export function not(answer: Answer): Answer {
  if (answer.is === "unsure") return answer;
  return answer.is === "yes" ? no : yes;
}

/** Something that may or may not be there, and how much it weighs when it is counted. */
export interface Counted {
  readonly there: Answer;
  /** Default 1. */
  readonly weight?: number;
}

/**
 * Whether the things that are there weigh more than `limit`: yes when those that are certainly there
 * do, no when even all of them together do not, else unsure for the reasons of the doubtful ones.
 */
export function moreThan(limit: number, things: readonly Counted[]): Answer {
  const certain = things.filter((thing) => thing.there.is === "yes");
  const doubtful = things.filter((thing) => thing.there.is === "unsure");
  if (weigh(certain) > limit) return yes;
  if (weigh(certain) + weigh(doubtful) <= limit) return no;
  return any(...doubtful.map((thing) => thing.there));
}

/** What the things weigh together. */
export function weigh(things: readonly Counted[]): number {
  return things.reduce((sum, thing) => sum + (thing.weight ?? 1), 0);
}
