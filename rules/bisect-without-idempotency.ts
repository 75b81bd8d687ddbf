import {
  all,
  callsFunction,
  defineRule,
  disablingVariable,
  existsWith,
  idempotencyDeclaration,
  isBisecting,
  isIdempotentByWholeEvent,
  isSwitchedOff,
  not,
  showsIdempotency,
  sourceOf,
} from "../src/rule.js";
import type { Consumer } from "../src/rule.js";

export const bisectWithoutIdempotency = defineRule({
  id: "bisect-without-idempotency",
  summary: "A failing batch is split and run again, and nothing shows that a record may be processed twice.",
  severity: "error",
  category: "data-loss",
  about: "consumer",
  when: (consumer) =>
    all(
      isBisecting(consumer),
      callsFunction(consumer),
      () => not(showsIdempotency(consumer)),
      () => not(isIdempotentByWholeEvent(consumer)),
    ),
  report: (consumer) => ({
    ...(consumer.bisect.is === "known" ? { at: consumer.bisect.place } : {}),
    severity: isDoubling(consumer) ? "error" : "warning",
    message: `${consumer.subject} splits a failing batch and runs both halves again${decided(consumer)}: records that were already processed take effect a second time. ${lookedAt(consumer)}`,
    help: help(consumer),
    related: related(consumer),
  }),
});

function isDoubling(consumer: Consumer): boolean {
  return sourceOf(consumer)?.verdict.is === "doubles" && !isOff(consumer);
}

function isOff({ function: called }: Consumer): boolean {
  return called.is === "known" && isSwitchedOff(called.value).is === "yes";
}

function decided(consumer: Consumer): string {
  const words = existsWith([consumer, consumer.bisect.is === "known" ? consumer.bisect : {}]);
  return words === "" ? "" : ` (${words})`;
}

function lookedAt(consumer: Consumer): string {
  if (consumer.function.is !== "known") return "Nothing declares that this is harmless.";
  const { subject } = consumer.function.value;
  if (isOff(consumer)) return `${disablingVariable} switches the idempotency of function ${subject} off.`;
  const source = sourceOf(consumer);
  const inTemplate = `no declaration, and function ${subject} is given no idempotency table and no variable that speaks of one`;
  if (source === undefined || "because" in source.handler) {
    const why = source !== undefined && "because" in source.handler ? `: ${source.handler.because}` : "";
    return `Nothing shows that this is harmless: ${inTemplate}. Its source was not looked into${why}.`;
  }
  const { verdict, handler } = source;
  const what = verdict.fact?.what ?? "does what nobody can tell";
  const sought = "a condition, a key or a token that keeps a second run from having effect";
  if (verdict.is === "doubles") return `The source of function ${subject} ${what}, and does so again with each run.`;
  if (verdict.is === "sends") return `The source of function ${subject} ${what}, and holds no sign of ${sought}.`;
  return `The source of function ${subject} was looked into (${named(handler.files)}) for ${sought}, and does not decide it, for it ${what}; nor does the template: ${inTemplate}.`;
}

function named(files: readonly string[]): string {
  const [first = "the template", ...others] = files;
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}

function related(consumer: Consumer): readonly { readonly place: Consumer["place"]; readonly message: string }[] {
  const fact = isOff(consumer) ? undefined : sourceOf(consumer)?.verdict.fact;
  return fact === undefined ? [] : [{ place: fact.place, message: `The handler ${fact.what}.` }];
}

function help(consumer: Consumer): string {
  const remedy = "Make the handler idempotent per record, for instance with the idempotency utility of Powertools for AWS Lambda.";
  return `${remedy} If a second time is harmless already, say why:\n\n${idempotencyDeclaration(consumer)}`;
}
