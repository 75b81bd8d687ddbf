import { all, defineRule, is, limits, moreThan } from "../src/rule.js";

export const tooManyFanOutConsumers = defineRule({
  id: "too-many-fan-out-consumers",
  summary: "More consumers are registered with a stream than it takes.",
  severity: "error",
  category: "throughput",
  about: "stream",
  options: { limit: limits.fanOutConsumers.value },
  when: (stream, { limit }) => all(is(stream.kind, "kinesis"), () => moreThan(limit, stream.registrations)),
  report: ({ subject, registrations }, { limit }) => {
    const registered = registrations.filter(({ there }) => there.is === "yes");
    return {
      message: `${subject} has ${registered.length} registered consumers, and a stream takes ${limit}: the deployment of the others fails.`,
      help: `Merge readers, or let those that bear a delay of a second share the stream's own throughput. Moving a live mapping there replaces it, and it loses its position.`,
      related: registered.map(({ place, subject: name }, index) => ({ place, message: `registered consumer ${index + 1}: ${name}` })),
    };
  },
});
