import type { ConsumerNode, Graph, StreamNode } from "../graph.js";
import { clipped, condition, howItReads, isOff, readerLines, streamLines, wrapped } from "./graph-labels.js";

/** A graph as nodes and edges with words on them, whatever draws it. All texts are harmless to a terminal, and for a drawing to escape. */
export interface Picture {
  /** A stream stands before its readers, and readers that could not be placed stand last. */
  readonly nodes: readonly PictureNode[];
  readonly groups: readonly PictureGroup[];
  readonly edges: readonly PictureEdge[];
}

export interface PictureNode {
  /** A letter and digits, unique in the picture; no text of a file is in it. */
  readonly id: string;
  readonly is: "stream" | "reader";
  /** `elsewhere`: no template declares the stream. `off`: the reader is switched off. `lost`: nobody knows what it reads. */
  readonly state: "plain" | "elsewhere" | "off" | "lost";
  readonly lines: readonly string[];
  /** How bad the worst is that was found of it; undefined for nothing, and for notes. */
  readonly trouble: Trouble | undefined;
  /** The group that it stands in; undefined where it stands in none. */
  readonly group: string | undefined;
}

/** What is marked in a picture. */
export type Trouble = "error" | "warning";

/** What was found of streams and readers, by their ids. */
export type Troubles = ReadonlyMap<string, Trouble>;

export interface PictureGroup {
  readonly id: string;
  readonly is: "file" | "lost";
  readonly title: string;
}

/** From a stream to a reader. */
export interface PictureEdge {
  readonly from: string;
  readonly to: string;
  /** `possible`: it may read this stream, and may not. */
  readonly is: "shared" | "fan-out" | "unknown" | "off" | "possible";
  readonly lines: readonly string[];
}

/** What there is to say where there is nothing to draw. */
export const nothingToDraw = "No streams were found.";

const lost: PictureGroup = { id: "lost", is: "lost", title: "not placed" };

/** Lays out a graph: streams, readers and what leads from one to the other, in groups by file where there are several. */
export function pictureOf({ streams, consumers }: Graph, troubles: Troubles = new Map()): Picture {
  const files = filesOf(streams, consumers);
  const streamIds = new Map(streams.map(({ id }, index) => [id, `s${index + 1}`]));
  const readerIds = new Map(consumers.map(({ id }, index) => [id, `r${index + 1}`]));
  const readersOf = byFirstStream(consumers);
  const readers = (stream: string | undefined): readonly PictureNode[] =>
    (readersOf.get(stream) ?? []).map((consumer) => readerNode(consumer, readerIds.get(consumer.id) ?? "", files, troubles));
  const unplaced = readers(undefined);
  return {
    nodes: [
      ...streams.flatMap((stream) => [streamNode(stream, streamIds.get(stream.id) ?? "", files, troubles), ...readers(stream.id)]),
      ...unplaced,
    ],
    groups: unplaced.length === 0 ? [...files.values()] : [...files.values(), lost],
    edges: consumers.flatMap((consumer) => edgesTo(consumer, readerIds.get(consumer.id) ?? "", streamIds)),
  };
}

/** The group of each file; none where there is one file. */
type Files = ReadonlyMap<string, PictureGroup>;

function filesOf(streams: readonly StreamNode[], consumers: readonly ConsumerNode[]): Files {
  const files = [...new Set([...streams.filter(({ declared }) => declared), ...consumers].map(({ file }) => file))];
  if (files.length < 2) return new Map();
  return new Map(files.map((file, index) => [file, { id: `f${index + 1}`, is: "file", title: clipped(file) }]));
}

/** By the stream that they stand behind; those that could not be placed by undefined. */
function byFirstStream(consumers: readonly ConsumerNode[]): ReadonlyMap<string | undefined, readonly ConsumerNode[]> {
  const found = new Map<string | undefined, ConsumerNode[]>();
  for (const consumer of consumers) {
    const stream = consumer.stream ?? consumer.possible[0];
    const known = found.get(stream);
    if (known === undefined) found.set(stream, [consumer]);
    else known.push(consumer);
  }
  return found;
}

function streamNode(stream: StreamNode, id: string, files: Files, troubles: Troubles): PictureNode {
  const node = { id, is: "stream", trouble: troubles.get(stream.id) } as const;
  if (stream.declared) return { ...node, state: "plain", lines: streamLines(stream), group: files.get(stream.file)?.id };
  return { ...node, state: "elsewhere", lines: [...streamLines(stream), "declared by no template here"], group: undefined };
}

function readerNode(consumer: ConsumerNode, id: string, files: Files, troubles: Troubles): PictureNode {
  const lines = readerLines(consumer);
  const node = { id, is: "reader", trouble: troubles.get(consumer.id) } as const;
  if (consumer.stream !== null || consumer.possible.length > 0) {
    return { ...node, state: isOff(consumer) ? "off" : "plain", lines, group: files.get(consumer.file)?.id };
  }
  const file = files.size === 0 ? [] : wrapped(`in ${consumer.file}`);
  return { ...node, state: "lost", lines: [...lines, ...file], group: lost.id };
}

function edgesTo(consumer: ConsumerNode, to: string, streamIds: ReadonlyMap<string, string>): readonly PictureEdge[] {
  const { stream, possible, cases, reads } = consumer;
  const idOf = (stream: string): string => streamIds.get(stream) ?? "";
  if (stream !== null) return [{ from: idOf(stream), to, is: isOff(consumer) ? "off" : reads, lines: [howItReads[reads]] }];
  return possible.map((one) => {
    const when = cases.filter((each) => each.stream === one).flatMap((each) => condition(each.when));
    return {
      from: idOf(one),
      to,
      is: "possible",
      lines: [...(reads === "unknown" ? [] : [howItReads[reads]]), ...(when.length === 0 ? ["perhaps"] : when)],
    };
  });
}
