import { defineRule, goesFrom, no } from "../src/rule.js";
import type { Change } from "../src/rule.js";

export const streamViewTypeChanged = defineRule({
  id: "stream-view-type-changed",
  summary: "Another view type gives a table a new stream with a new ARN, and its readers stay on the old one.",
  severity: "error",
  category: "change",
  about: "change",
  when: (change) => {
    const { before, after } = change.stream ?? {};
    return before === undefined || after === undefined
      ? no
      : goesFrom(before.viewType, after.viewType, change, (one, other) => one !== other);
  },
  report: (change) => {
    const { before, after } = change.stream ?? {};
    const [from, to] = [before?.viewType, after?.viewType].map((view) => (view?.is === "known" ? view.value : "another one"));
    return {
      ...(after?.viewType.is === "known" ? { at: after.viewType.place } : {}),
      message: `${change.subject} gets view type ${to} instead of ${from}: that is a new stream with a new ARN. ${consequence(change)}`,
      help: "Leave the view type as it is, and read what is missing from the table. Where it has to change, stop the writers, let the readers empty the old stream (its records stay 24 hours), then change the view type and let the readers start anew at TRIM_HORIZON.",
      related: change.readersLeft.map(({ consumer }) => ({ place: consumer.place, message: `${consumer.subject} reads the old stream` })),
    };
  },
});

function consequence({ dialect }: Change): string {
  if (dialect.format === "terraform")
    return "Terraform learns of the new ARN after the apply only: until the next one its readers stay on the old stream, which gets no record any more and is gone after 24 hours.";
  return "Readers that refer to the stream of the table are replaced and lose their position; those that have its ARN written out stay on the old stream, which gets no record any more and is gone after 24 hours.";
}
