import { defineRule, ownWriteOf, triggersItself } from "../src/rule.js";
import type { Consumer } from "../src/rule.js";

export const selfTriggeringTable = defineRule({
  id: "self-triggering-table",
  summary: "A function writes to the table whose stream calls it: each write comes back as one more call.",
  severity: "warning",
  category: "cost",
  about: "consumer",
  when: (consumer) => triggersItself(consumer),
  report: (consumer) => {
    const write = ownWriteOf(consumer);
    const [name, table] = [nameOf(consumer), consumer.stream?.subject ?? "the table"];
    return {
      severity: write === undefined ? "note" : "warning",
      message:
        write === undefined
          ? `${consumer.subject} hands what is written to table ${table} to function ${name}, which is given that table and may write to it: should it do so, each write comes back as one more call, and without a condition that ends it they never stop.`
          : `${consumer.subject} hands what is written to table ${table} to function ${name}, which ${write.what} itself: each write comes back as one more call, and without a condition that ends it they never stop.`,
      help: "Add a filter that keeps the function's own writes away, such as one on an attribute that they set or on eventName; or write to another table. A test in the handler ends the loop as well, but each write is still a paid call.",
      ...(write === undefined ? {} : { related: [{ place: write.place, message: `The handler ${write.what}.` }] }),
    };
  },
});

function nameOf({ function: called }: Consumer): string {
  return called.is === "known" ? called.value.subject : "behind it";
}
