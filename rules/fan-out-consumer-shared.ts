import { defineRule, isShared } from "../src/rule.js";
import type { Registration } from "../src/rule.js";

export const fanOutConsumerShared = defineRule({
  id: "fan-out-consumer-shared",
  summary: "Two readers share one registered consumer: each takes the other's subscription.",
  severity: "warning",
  category: "throughput",
  about: "registration",
  when: (registration) => isShared(registration),
  report: (registration) => {
    const readers = readersOf(registration);
    return {
      message: `${readers.join(" and ")} read through the one registered consumer ${registration.subject}, which has one subscription for each shard: each takes it from the other, and both fall behind.`,
      help: `Register a consumer of its own for each reader. Moving a live mapping replaces it, and it loses its position.`,
      related: registration.readers
        .filter(({ there }) => there.is === "yes")
        .map(({ consumer }) => ({ place: consumer.place, message: `${consumer.subject} reads through it` })),
    };
  },
});

function readersOf({ readers }: Registration): readonly string[] {
  return readers.flatMap(({ consumer, there }) => (there.is === "yes" ? [consumer.subject] : []));
}
