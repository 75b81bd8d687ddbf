import { defineRule, satisfies, sourceInWords } from "../src/rule.js";
import type { Consumer } from "../src/rule.js";

export const tableArnAsSource = defineRule({
  id: "table-arn-as-source",
  summary: "A consumer names a table as its source, not the stream of the table.",
  severity: "error",
  category: "data-loss",
  about: "consumer",
  judgesSource: true,
  when: (consumer) => satisfies(consumer.sourceMistake, (mistake) => mistake.is === "table"),
  report: (consumer) => {
    const { source, subject } = consumer;
    return {
      ...(source.is !== "absent" && source.place !== undefined ? { at: source.place } : {}),
      message: `${subject} has table ${tableOf(consumer)} as its source${sourceInWords(source)}, and only the stream of a table can be read: the deployment fails.`,
      help: `Name the stream: ${streamOf(consumer)}.`,
    };
  },
});

function tableOf({ sourceMistake }: Consumer): string {
  return sourceMistake.is === "known" ? sourceMistake.value.table : "";
}

function streamOf(consumer: Consumer): string {
  const table = tableOf(consumer);
  if (table.startsWith("arn:")) return "its ARN is that of the table with /stream/ and a time behind it";
  const { format, syntax } = consumer.dialect;
  if (format === "terraform") return `${table.replace(/^(module\.[^.]+\.)+/, "")}.stream_arn`;
  return syntax === "json" ? `{ "Fn::GetAtt": ["${table}", "StreamArn"] }` : `!GetAtt ${table}.StreamArn`;
}
