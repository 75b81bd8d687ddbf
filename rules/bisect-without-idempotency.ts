import {
  all,
  callsFunction,
  defineRule,
  disablingVariable,
  existsWith,
  idempotencyDeclaration,
  isBisecting,
  isSwitchedOff,
  not,
  showsIdempotency,
} from "../src/rule.js";
import type { Consumer } from "../src/rule.js";

export const bisectWithoutIdempotency = defineRule({
  id: "bisect-without-idempotency",
  summary: "A failing batch is split and run again, and nothing shows that a record may be processed twice.",
  severity: "warning",
  category: "data-loss",
  about: "consumer",
  when: (consumer) => all(isBisecting(consumer), callsFunction(consumer), () => not(showsIdempotency(consumer))),
  report: (consumer) => ({
    ...(consumer.bisect.is === "known" ? { at: consumer.bisect.place } : {}),
    message: `${consumer.subject} splits a failing batch and runs both halves again${decided(consumer)}: records that were already processed take effect a second time. ${lookedAt(consumer)}`,
    help: help(consumer),
  }),
});

function decided(consumer: Consumer): string {
  const words = existsWith([consumer, consumer.bisect.is === "known" ? consumer.bisect : {}]);
  return words === "" ? "" : ` (${words})`;
}

function lookedAt(consumer: Consumer): string {
  if (consumer.function.is !== "known") return "Nothing declares that this is harmless.";
  const target = consumer.function.value;
  if (isSwitchedOff(target).is === "yes") return `${disablingVariable} switches the idempotency of function ${target.subject} off.`;
  return `Nothing shows that this is harmless: no declaration, and function ${target.subject} is given no idempotency table and no variable that speaks of one.`;
}

function help(consumer: Consumer): string {
  const remedy = "Make the handler idempotent per record, for instance with the idempotency utility of Powertools for AWS Lambda.";
  return `${remedy} If a second time is harmless already, say why:\n\n${idempotencyDeclaration(consumer)}`;
}
