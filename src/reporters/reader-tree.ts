import type { ConsumerNode, StreamNode } from "../graph.js";
import { displayWidth } from "./display-width.js";
import { clipped, howItReads, isOff } from "./graph-labels.js";
import type { Severity } from "../report.js";
import { severityStyle } from "./style.js";
import type { Paint } from "./style.js";

/** Of more readers nobody counts the lines. */
const mostReaders = 20;

/**
 * A stream and its readers in characters, a line for each reader: a double line leads to one with a throughput of its own, a broken
 * one to a reader that is switched off or may not be one. `worstOf` tells how a node is to be painted.
 */
export function readerTree(
  stream: StreamNode,
  readers: readonly ConsumerNode[],
  worstOf: (id: string) => Severity | undefined,
  paint: Paint,
): readonly string[] {
  const name = rootOf(stream);
  const indent = " ".repeat(displayWidth(name) + 1);
  const shown = readers.slice(0, mostReaders);
  const width = Math.max(...shown.map((reader) => displayWidth(clipped(reader.name))));
  const more = readers.length - shown.length;
  const lines = shown.map((reader, index) => {
    const isLast = index === shown.length - 1 && more === 0;
    const fork = index === 0 ? (isLast ? "──" : "─┬") : isLast ? " └" : " ├";
    const called = clipped(reader.name);
    const aside = asideOf(stream, reader);
    const gap = aside === "" ? "" : " ".repeat(width - displayWidth(called) + 2);
    const start = index === 0 ? `${painted(name, worstOf(stream.id), paint)} ` : indent;
    return `  ${start}${fork}${arrowTo(stream, reader)} ${painted(called, worstOf(reader.id), paint)}${gap}${paint("dim", aside)}`;
  });
  return more === 0 ? lines : [...lines, `  ${indent} └─ and ${more} more`];
}

/** The name stands in the line above, too: one that would push the readers out of the window is left out. */
function rootOf({ name, kind }: StreamNode): string {
  return displayWidth(name) <= 40 ? clipped(name) : kind === "dynamodb" ? "table" : "stream";
}

function painted(name: string, worst: Severity | undefined, paint: Paint): string {
  return worst === undefined ? name : paint(severityStyle[worst], name);
}

function arrowTo(stream: StreamNode, reader: ConsumerNode): string {
  if (reader.stream !== stream.id || isOff(reader)) return "╌";
  return reader.reads === "fan-out" ? "═" : "─";
}

/** What tells a reader from the usual one. */
function asideOf(stream: StreamNode, reader: ConsumerNode): string {
  const { kind, reads, file, when, cases } = reader;
  const isCertain = reader.stream === stream.id;
  const conditions = isCertain ? (when === null ? [] : [when]) : cases.filter((one) => one.stream === stream.id).map((one) => one.when);
  const asides = [
    kind === "lambda" || kind === "external" ? "" : kind,
    reads === "shared" || stream.kind === "dynamodb" ? "" : howItReads[reads],
    isOff(reader) ? "switched off" : "",
    isCertain || conditions.length > 0 ? "" : "perhaps",
    ...conditions.map((one) => `when ${clipped(one)}`),
    file === stream.file || kind === "external" ? "" : `in ${clipped(file)}`,
  ];
  return asides.filter((aside) => aside !== "").join(", ");
}
