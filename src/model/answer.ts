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

/** No if one of the answers is no, else unsure if one is unsure, else yes. */
export function all(...answers: readonly Answer[]): Answer {
  if (answers.some((answer) => answer.is === "no")) return no;
  const reasons = reasonsOf(answers);
  return reasons.length > 0 ? unsure(...reasons) : yes;
}

/** Yes if one of the answers is yes, else unsure if one is unsure, else no. */
export function any(...answers: readonly Answer[]): Answer {
  if (answers.some((answer) => answer.is === "yes")) return yes;
  const reasons = reasonsOf(answers);
  return reasons.length > 0 ? unsure(...reasons) : no;
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
  return unsure(...reasonsOf(doubtful.map((thing) => thing.there)));
}

/** What the things weigh together. */
export function weigh(things: readonly Counted[]): number {
  return things.reduce((sum, thing) => sum + (thing.weight ?? 1), 0);
}

function reasonsOf(answers: readonly Answer[]): string[] {
  return answers.flatMap((answer) => (answer.is === "unsure" ? answer.because : []));
}
