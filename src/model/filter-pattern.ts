import type { StreamKind } from "./stream.js";

/** An image of an item in a record of a table's stream. */
export type Image = "NewImage" | "OldImage";

type Json = null | boolean | number | string | readonly Json[] | JsonMap;
interface JsonMap {
  readonly [key: string]: Json;
}

/** One test of a pattern: the keys that lead to it, and the list of what may stand there. */
interface Test {
  readonly path: readonly string[];
  readonly allowed: readonly Json[];
}

/** What the records of a stream have at the top; those of Kinesis as Lambda and pipes hand them to a filter. */
const topKeys: Readonly<Record<StreamKind, readonly string[]>> = {
  kinesis: [
    ...["data", "partitionKey", "sequenceNumber", "kinesisSchemaVersion", "approximateArrivalTimestamp", "encryptionType", "kinesis"],
    ...["eventID", "eventName", "eventVersion", "eventSource", "eventSourceARN", "awsRegion", "invokeIdentityArn"],
  ],
  dynamodb: ["dynamodb", "eventID", "eventName", "eventVersion", "eventSource", "eventSourceARN", "awsRegion", "userIdentity", "tableName"],
};

const recordKeys: readonly string[] = [
  ...["Keys", "NewImage", "OldImage", "ApproximateCreationDateTime", "ApproximateCreationDateTimePrecision"],
  ...["SequenceNumber", "SizeBytes", "StreamViewType"],
];

const attributeTypes: readonly string[] = ["S", "N", "B", "BOOL", "NULL", "M", "L", "SS", "NS", "BS"];

const eventNames: readonly Json[] = ["INSERT", "MODIFY", "REMOVE"];

/** Why no record of such a stream matches the pattern, as a clause; undefined where one may. */
export function whyNeverMatching(pattern: string, kind: StreamKind): string | undefined {
  const root = parsed(pattern);
  if (root === undefined) return "is not JSON";
  if (!isMap(root)) return "is no JSON object";
  const single = singleValueIn(root);
  if (single !== undefined) return `tests ${single} against a value that stands in no list`;
  for (const test of testsIn(root)) {
    const why = acceptsNothing(test) ? undefined : whyNever(test, kind);
    if (why !== undefined) return why;
  }
  return undefined;
}

/** Whether the pattern is refused at deployment, whatever the records are. */
export function isRefused(pattern: string): boolean {
  const root = parsed(pattern);
  return !isMap(root) || singleValueIn(root) !== undefined;
}

/** The images of an item that a record must carry to match the pattern. */
export function imagesAskedFor(pattern: string, kind: StreamKind): readonly Image[] {
  const root = parsed(pattern);
  if (kind !== "dynamodb" || !isMap(root)) return [];
  const tests = testsIn(root).filter((test) => test.path[0] === "dynamodb" && !acceptsNothing(test));
  return (["NewImage", "OldImage"] as const).filter((image) => tests.some(({ path }) => path[1] === image));
}

function parsed(pattern: string): Json | undefined {
  try {
    return JSON.parse(pattern) as Json;
  } catch {
    return undefined;
  }
}

function isMap(json: Json | undefined): json is JsonMap {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

/** The tests of a pattern; what stands under an operator such as `$or` is left out. */
function testsIn(map: JsonMap, above: readonly string[] = []): readonly Test[] {
  return Object.entries(map).flatMap(([key, value]) => {
    if (key.startsWith("$")) return [];
    const path = [...above, key];
    if (isMap(value)) return testsIn(value, path);
    return Array.isArray(value) ? [{ path, allowed: value as readonly Json[] }] : [];
  });
}

function singleValueIn(map: JsonMap): string | undefined {
  for (const [key, value] of Object.entries(map)) {
    const found = isMap(value) ? singleValueIn(value) : Array.isArray(value) ? undefined : key;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether it holds, too, where there is no such key. */
function acceptsNothing({ allowed }: Test): boolean {
  return allowed.some((item) => isMap(item) && item["exists"] === false);
}

function whyNever(test: Test, kind: StreamKind): string | undefined {
  const [top = "", key = ""] = test.path;
  if (!topKeys[kind].includes(top))
    return `tests key ${top}, which records of a ${kind === "kinesis" ? "Kinesis" : "DynamoDB"} stream do not have`;
  if (kind === "kinesis") return undefined;
  if (
    top === "eventName" &&
    test.path.length === 1 &&
    test.allowed.every((item) => typeof item === "string" && !eventNames.includes(item))
  ) {
    return `tests eventName for ${test.allowed.map(String).join(", ")}, and it is INSERT, MODIFY or REMOVE`;
  }
  if (top !== "dynamodb" || test.path.length === 1) return undefined;
  if (!recordKeys.includes(key)) return `tests key dynamodb.${key}, which records of a DynamoDB stream do not have`;
  return ["Keys", "NewImage", "OldImage"].includes(key) ? whyNoAttribute(test) : undefined;
}

function whyNoAttribute({ path, allowed }: Test): string | undefined {
  const [, , name = "", type] = path;
  if (path.length === 2) return undefined;
  if (type === undefined) {
    const asksForPresence = allowed.some((item) => isMap(item) && "exists" in item);
    return asksForPresence ? undefined : `tests attribute ${name} without its type, which stands in between: {"S": […]}`;
  }
  if (!attributeTypes.includes(type)) return `tests attribute ${name} for the type ${type}, which there is not`;
  const isNumber = typeAtEnd(path.slice(3)) === "N";
  const areNumbers = allowed.length > 0 && allowed.every((item) => typeof item === "number" || (isMap(item) && "numeric" in item));
  return isNumber && areNumbers
    ? `tests attribute ${name} as a number, and a number of DynamoDB stands there as a text: {"N": "5"}`
    : undefined;
}

/** The type that a path through nested maps ends in; undefined where it goes through anything else. */
function typeAtEnd([type, , ...rest]: readonly string[]): string | undefined {
  if (type === "M" && rest.length > 0) return typeAtEnd(rest);
  return rest.length === 0 ? type : undefined;
}
