import type { Answer } from "./model/answer.js";
import type { Consumer } from "./model/consumer.js";
import type { Stream } from "./model/stream.js";
import type { Severity } from "./report.js";
import type { Place } from "./source/place.js";

// All that a rule may import comes from here.
export { all, any, moreThan, not, weigh } from "./model/answer.js";
export type { Answer, Counted, Question } from "./model/answer.js";
export { callsFunction, isBisecting, lacksFailureDestination, retriesWithoutEnd } from "./model/consumer.js";
export type { Consumer, ConsumerKind } from "./model/consumer.js";
export { disablingVariable, isSwitchedOff, showsIdempotency, sourceOf } from "./model/idempotent.js";
export {
  failureDestinationLines,
  grantsByItself,
  idempotencyDeclaration,
  proposedQueue,
  registeredConsumerLines,
} from "./model/help-lines.js";
export { isGlobalTable, readerName, retentionInWords, sharedReaders } from "./model/stream.js";
export type { Stream, Subscription } from "./model/stream.js";
export { existsWith, is } from "./model/value.js";
export type { Value } from "./model/value.js";

/** What a rule may be about; the name types its first argument. */
export interface Subjects {
  readonly stream: Stream;
  readonly consumer: Consumer;
}

/** The kind of harm. */
export type Category = "data-loss" | "throughput" | "ordering" | "cost" | "security" | "change";

export type Options = Readonly<Record<string, number | string | boolean | Readonly<Record<string, number>>>>;

/** One question about one part of the model, and how to tell the answer. The page `rules/ID.md` beside it is the other half. */
export interface Rule<About extends keyof Subjects = keyof Subjects, O extends Options = Options> {
  /** Kebab-case, names the defect, for ever. */
  readonly id: string;
  /** One sentence that says what is wrong. */
  readonly summary: string;
  /** The highest severity it can give. */
  readonly severity: Severity;
  readonly category: Category;
  readonly about: About;
  /** "off": listed and explained, but speaks only when it is switched on. Default "on". */
  readonly default?: "on" | "off";
  /** Default values; they type the second argument. */
  readonly options?: O;
  /** Says *that*. */
  when(subject: Subjects[About], options: O): Answer;
  /** Says *how to tell it*; called only where `when` answers yes. */
  report(subject: Subjects[About], options: O): Telling;
}

export interface Telling {
  /** Default: the subject itself. */
  readonly at?: Place;
  /** At most the rule's own severity; default that one. */
  readonly severity?: Severity;
  readonly message: string;
  readonly help: string;
  readonly related?: readonly { readonly place: Place; readonly message: string }[];
}

/** Types a rule from its own `about` and `options`. */
export function defineRule<About extends keyof Subjects, const O extends Options = Record<never, never>>(
  rule: Rule<About, Widened<O>> & { readonly options?: O },
): Rule {
  return rule;
}

type Widened<O> = {
  readonly [Name in keyof O]: O[Name] extends number
    ? number
    : O[Name] extends string
      ? string
      : O[Name] extends boolean
        ? boolean
        : O[Name];
};
