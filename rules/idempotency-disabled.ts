import { defineRule, disablingVariable, isSwitchedOffUntold, sourceInWords, switchOf, writtenAt } from "../src/rule.js";
import type { CalledFunction } from "../src/rule.js";

export const idempotencyDisabled = defineRule({
  id: "idempotency-disabled",
  summary: "The idempotency of a function that reads a stream is switched off by a variable that is meant for tests.",
  severity: "warning",
  category: "data-loss",
  about: "function",
  when: (target) => isSwitchedOffUntold(target),
  report: (target) => ({
    ...writtenAt(switchOf(target)),
    message: `${disablingVariable}${sourceInWords(switchOf(target))} switches off what keeps function ${target.subject} from processing a record twice, and ${readers(target)} hands it records twice with every retry.`,
    help: `Remove ${disablingVariable}, which is meant for tests; set it where the tests run.`,
    related: target.callers
      .filter(({ there }) => there.is === "yes")
      .map(({ consumer }) => ({ place: consumer.place, message: `${consumer.subject} calls it` })),
  }),
});

function readers({ callers }: CalledFunction): string {
  return callers.flatMap(({ consumer, there }) => (there.is === "yes" ? [consumer.subject] : [])).join(", ") || "a mapping";
}
