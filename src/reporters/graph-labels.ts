import type { ConsumerNode, StreamNode } from "../graph.js";
import { printable } from "./printable.js";

/** What stands on a stream: its name, what it is, and when it exists. */
export function streamLines(stream: StreamNode): readonly string[] {
  const settings = streamSettings(stream).join(", ");
  return [...wrapped(stream.name), streamKinds[stream.kind], ...(settings === "" ? [] : [settings]), ...condition(stream.when)];
}

/** What a stream is, in one line without its name. */
export function streamInWords(stream: StreamNode): string {
  return [streamKinds[stream.kind], ...streamSettings(stream)].join(", ");
}

function streamSettings({ mode, shards, retentionHours }: StreamNode): readonly string[] {
  const capacity = shards !== null ? [plural(shards, "shard")] : mode !== null ? [mode] : [];
  return [...capacity, ...(retentionHours !== null ? [`retention ${hoursInWords(retentionHours)}`] : [])];
}

const streamKinds = { kinesis: "Kinesis stream", dynamodb: "DynamoDB stream", unknown: "stream of an unknown kind" } as const;

/** What stands on a reader: its name, what it is, when it exists, and why nobody knows what it reads. */
export function readerLines(consumer: ConsumerNode): readonly string[] {
  const { name, kind, when, because, function: called, settings } = consumer;
  const lines =
    called === null ? [consumerKinds[kind]] : wrapped(`${kind === "lambda" ? "" : `${consumerKinds[kind]} to `}Lambda function ${called}`);
  const enabled = isOff(consumer) ? ["switched off"] : settings.enabled.is === "unknown" ? ["perhaps switched off"] : [];
  return [...wrapped(name), ...lines, ...enabled, ...condition(when), ...(because === null ? [] : wrapped(because))];
}

const consumerKinds = {
  lambda: "Lambda function",
  pipe: "pipe",
  firehose: "Firehose",
  analytics: "SQL application",
  flink: "Flink application",
  ingestion: "ingestion pipeline",
  external: "shown by no template",
} as const satisfies Record<ConsumerNode["kind"], string>;

/** Whether the reader is switched off for certain. */
export function isOff({ settings: { enabled } }: ConsumerNode): boolean {
  return enabled.is === "known" && enabled.value === false;
}

/** How records get to a reader. */
export const howItReads = { shared: "shared", "fan-out": "enhanced fan-out", unknown: "shared or fan-out" } as const;

/** When something is so; no line where it always is. */
export function condition(when: string | null): readonly string[] {
  return when === null ? [] : wrapped(`when ${when}`);
}

/** A number with what it is of. */
export function plural(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

function hoursInWords(hours: number): string {
  return hours > 48 && hours % 24 === 0 ? `${hours / 24} days` : plural(hours, "hour");
}

/** Whatever is longer was made to be. */
const mostCharacters = 240;

/** Characters of a line, as far as the text can be broken there. */
const width = 42;

/** The text in one line that a terminal may show, cut off where nobody reads on. */
export function clipped(text: string): string {
  const characters = Array.from(printable(text));
  return characters.length > mostCharacters ? `${characters.slice(0, mostCharacters).join("")}…` : characters.join("");
}

/** The text in lines: broken between words, else between the parts of an address, else anywhere. */
export function wrapped(text: string): readonly string[] {
  const pieces = clipped(text).match(new RegExp(`[^\\s./:]{1,${width}}[\\s./:]?|[\\s./:]`, "gu")) ?? [];
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    if (last === undefined || last.length + piece.trimEnd().length > width) lines.push(piece);
    else lines[lines.length - 1] = last + piece;
  }
  return lines.map((line) => line.trim()).filter((line) => line !== "");
}
