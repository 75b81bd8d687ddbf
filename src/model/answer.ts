import { allOf, anyOf, never, notOf } from "./condition.js";
import type { Condition } from "./condition.js";

/**
 * What a question put to a template is answered with. Only `yes` can become a finding;
 * `unsure` is reported as undecided, with its reasons, and is never dropped.
 */
export type Answer = { readonly is: "yes" } | { readonly is: "no" } | Unsure;

export interface Unsure {
  readonly is: "unsure";
  readonly because: readonly string[];
  /** What conditions decide of it; undefined where no condition does. */
  readonly hangsOn?: HangsOn;
}

/** How an open answer depends on conditions that the scenario leaves open. */
export interface HangsOn {
  /** Where this holds, the answer is yes. */
  readonly yesWhen: Condition;
  /** Where this holds, the answer is no. */
  readonly noWhen: Condition;
  /** Each tells more about the answer once it is given. */
  readonly open: readonly Condition[];
}

export const yes: Answer = { is: "yes" };
export const no: Answer = { is: "no" };

/** The answer where the template does not say; each reason is a clause such as "parameter X has no default". */
export function unsure(...because: readonly string[]): Unsure {
  return { is: "unsure", because: [...new Set(because)] };
}

/** The answer where the template says it of some deployments. */
export function hanging(because: readonly string[], hangsOn: HangsOn): Unsure {
  return { ...unsure(...because), hangsOn };
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
  const doubts: Unsure[] = [];
  for (const question of questions) {
    const answer = typeof question === "function" ? question() : question;
    if (answer.is === deciding) return answer;
    if (answer.is === "unsure") doubts.push(answer);
  }
  const [yesWhen, noWhen] = deciding === "no" ? [allOf, anyOf] : [anyOf, allOf];
  if (doubts.length > 0) return together(doubts, yesWhen(...doubts.map(whenYes)), noWhen(...doubts.map(whenNo)));
  return deciding === "no" ? yes : no;
}

/** The opposite; unsure stays unsure, for the same reasons. */
export function not(answer: Answer): Answer {
  if (answer.is !== "unsure") return answer.is === "yes" ? no : yes;
  if (answer.hangsOn === undefined) return answer;
  const { yesWhen, noWhen, open } = answer.hangsOn;
  return { ...answer, hangsOn: { yesWhen: noWhen, noWhen: yesWhen, open } };
}

/** One answer where the first one is yes, another where it is no. */
export function whichever(first: Answer, then: Answer, otherwise: Answer): Answer {
  if (first.is === "yes" || (then.is === otherwise.is && then.is !== "unsure")) return then;
  return first.is === "no" ? otherwise : any(all(first, then), all(not(first), otherwise));
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
  const left = limit - weigh(certain);
  if (left < 0) return yes;
  const doubtful = things.flatMap(({ there, weight = 1 }) => (there.is === "unsure" ? [{ there, weight }] : []));
  if (weigh(doubtful) <= left) return no;
  const exceedWhere = (when: (doubt: Unsure) => Condition): Condition => ({
    is: "moreThan",
    limit: left,
    of: doubtful.map(({ there, weight }) => ({ when: when(there), weight })),
  });
  const mayBeThere = (doubt: Unsure): Condition => notOf(whenNo(doubt));
  return together(
    doubtful.map(({ there }) => there),
    exceedWhere(whenYes),
    notOf(exceedWhere(mayBeThere)),
  );
}

/** What the things weigh together. */
export function weigh(things: readonly Counted[]): number {
  return things.reduce((sum, thing) => sum + (thing.weight ?? 1), 0);
}

function together(doubts: readonly Unsure[], yesWhen: Condition, noWhen: Condition): Unsure {
  const because = doubts.flatMap((doubt) => doubt.because);
  const open = [...new Set(doubts.flatMap(({ hangsOn }) => hangsOn?.open ?? []))];
  return open.length === 0 ? unsure(...because) : hanging(because, { yesWhen, noWhen, open });
}

function whenYes({ hangsOn }: Unsure): Condition {
  return hangsOn?.yesWhen ?? never;
}

function whenNo({ hangsOn }: Unsure): Condition {
  return hangsOn?.noWhen ?? never;
}
