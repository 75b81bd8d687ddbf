import type { Consumer } from "./consumer.js";
import type { Destination, DestinationKind } from "./destination.js";
import { written } from "./lines.js";
import type { Lines } from "./lines.js";

/** The types by which SAM permits to send to a destination. */
const samTypes: Readonly<Partial<Record<DestinationKind, string>>> = { queue: "SQS", topic: "SNS", bucket: "S3" };

/** A sentence, and the lines that permit these actions on the destination of a consumer. */
export function permissionLines(consumer: Consumer, actions: readonly string[]): string {
  const { destination, dialect } = consumer;
  if (destination.is !== "known") return `Permit ${actions.join(" and ")} on the destination.`;
  const type = samTypes[destination.value.kind];
  if (dialect.format === "sam" && type !== undefined) {
    const lines = written({ DestinationConfig: { OnFailure: { Type: type } } }, dialect);
    return `Say what kind of destination it is, beside Destination, and SAM permits it where it makes the role; permit ${actions.join(" and ")} in a role of your own.\n\n${lines}`;
  }
  const statement = dialect.format === "terraform" ? terraformStatement : statementOf;
  return `Add a statement to the policy of the role.\n\n${written(statement(destination.value, actions), dialect)}`;
}

function statementOf({ subject, place, kind }: Destination, actions: readonly string[]): Lines {
  const isDeclared = place !== undefined && kind !== "topic";
  return { Effect: "Allow", Action: actions, Resource: isDeclared ? { reference: `${subject}.Arn` } : subject };
}

function terraformStatement({ subject, place, kind }: Destination, actions: readonly string[]): Lines {
  const arn = place === undefined ? subject : `\${${subject.replace(/^(module\.[^.]+\.)+/, "")}.arn}`;
  return { statement: { actions, resources: kind === "bucket" ? [arn, `${arn}/*`] : [arn] } };
}
