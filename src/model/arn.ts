/** What the ARN of a stream, a registered consumer or a table's stream says; open parts stand as `${…}`. */
export interface SourceArn {
  /** Such as `kinesis`, `dynamodb`, `sqs`. */
  readonly service: string;
  /** Name of the stream or table; undefined where the ARN is not of that form. */
  readonly name: string | undefined;
  /** Name of the registered consumer, for the ARN of one. */
  readonly registration: string | undefined;
  /** Whether it is the ARN of a table and not of its stream. */
  readonly isTable: boolean;
}

/** Takes an ARN apart, whole or with open parts; undefined where the text is none. */
export function parseSourceArn(text: string): SourceArn | undefined {
  const [prefix, , service, , , ...rest] = splitAtColons(text);
  if (prefix !== "arn" || service === undefined || rest.length === 0) return undefined;
  const [type, name, subtype, registration] = rest.join(":").split("/");
  const isNamed = (service === "kinesis" && type === "stream") || (service === "dynamodb" && type === "table");
  return {
    service,
    name: isNamed ? name : undefined,
    registration: isNamed && subtype === "consumer" ? registration?.split(":")[0] : undefined,
    isTable: isNamed && service === "dynamodb" && subtype === undefined,
  };
}

/** Open parts may hold colons of their own, as in `${AWS::Region}`. */
function splitAtColons(text: string): string[] {
  const hidden = "\u0000";
  return text
    .replace(/\$\{[^}]*\}/g, (open) => open.replaceAll(":", hidden))
    .split(":")
    .map((part) => part.replaceAll(hidden, ":"));
}
