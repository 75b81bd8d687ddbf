import { defineRule, fanOutAction, lacksFanOutPermission } from "../src/rule.js";
import type { Consumer } from "../src/rule.js";

export const fanOutNotPermitted = defineRule({
  id: "fan-out-not-permitted",
  summary: "A function reads through a registered consumer, and its role does not permit that.",
  severity: "error",
  category: "data-loss",
  about: "consumer",
  when: (consumer) => lacksFanOutPermission(consumer),
  report: (consumer) => ({
    message: `${consumer.subject} reads through a registered consumer, and the role of ${functionOf(consumer)} does not allow ${fanOutAction}: nothing is read.`,
    help: `Allow ${fanOutAction} on the ARN of the registered consumer in that role, or attach the policy service-role/AWSLambdaKinesisExecutionRole of AWS.`,
    ...(consumer.function.is === "known"
      ? { related: [{ place: consumer.function.value.place, message: `${consumer.function.value.subject} runs with that role` }] }
      : {}),
  }),
});

function functionOf({ function: called }: Consumer): string {
  return called.is === "known" ? `function ${called.value.subject}` : "its function";
}
