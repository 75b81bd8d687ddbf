import { all, defineRule, moreThan, not } from "../src/rule.js";

export const fanOutConsumerUnused = defineRule({
  id: "fan-out-consumer-unused",
  summary: "A consumer is registered with a stream and paid for, and nothing reads through it.",
  severity: "warning",
  category: "cost",
  about: "registration",
  when: (registration) => all(not(registration.isMentioned), () => not(moreThan(0, registration.readers))),
  report: ({ subject }) => ({
    message: `Nothing refers to the registered consumer ${subject}: it is paid for by the hour and shard, and takes one of the places that a stream has for such consumers.`,
    help: `Remove ${subject}, or let a reader have its ARN as its source. On a live mapping that is a replacement: it loses its position.`,
  }),
});
