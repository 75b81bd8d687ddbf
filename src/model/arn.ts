/** What an ARN says of whatever it names; open parts stand as `${…}`. */
export interface Arn {
  /** Such as `kinesis`, `dynamodb`, `sqs`. */
  readonly service: string;
  /** What follows Region and account: a name, maybe with a type before it. */
  readonly resource: string;
}

/** Takes an ARN apart, whole or with open parts; undefined where the text is none. */
export function parseArn(text: string): Arn | undefined {
  const [prefix, , service, , , ...rest] = splitAtColons(text);
  return prefix !== "arn" || service === undefined || rest.length === 0 ? undefined : { service, resource: rest.join(":") };
}

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

/** The same for what a consumer reads. */
export function parseSourceArn(text: string): SourceArn | undefined {
  const arn = parseArn(text);
  if (arn === undefined) return undefined;
  const { service, resource } = arn;
  const [type, name, subtype, registration] = resource.split("/");
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
    .replace(/\$\{[^{}]*\}/g, (open) => open.replaceAll(":", hidden))
    .split(":")
    .map((part) => part.replaceAll(hidden, ":"));
}
