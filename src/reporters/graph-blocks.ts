import type { Graph } from "../graph.js";
import type { Finding } from "../report.js";
import { displayWidth } from "./display-width.js";
import { pictureOf } from "./graph-picture.js";
import type { PictureEdge, PictureNode, Trouble, Troubles } from "./graph-picture.js";

/** A stream with all its readers, laid out: the stream on the left, a reader below the other on the right. Lengths are pixels. */
export interface Block {
  /** Undefined for the readers of which nobody knows what they read. */
  readonly stream: Box | undefined;
  readonly readers: readonly Box[];
  readonly arrows: readonly Arrow[];
  readonly width: number;
  readonly height: number;
}

/** A node of the picture, and where it stands. */
export interface Box {
  readonly node: PictureNode;
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What leads from the stream to a reader; `x` and `y` are the middle of its label. */
export interface Arrow {
  readonly is: PictureEdge["is"];
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
  readonly lines: readonly string[];
}

/** Sizes of what is drawn, in pixels; a character is as wide as one of a monospaced font of 12 pixels at most. */
export const sizes = { character: 7.4, line: 17, padding: 11, between: 12, margin: 4, shortestArrow: 110 } as const;

/** The graph stream by stream, those with the worst trouble first, and last what could not be placed. */
export function blocksOf(graph: Graph, troubles: Troubles): readonly Block[] {
  const { nodes, edges } = pictureOf(graph, troubles);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const outgoing = new Map<string, PictureEdge[]>();
  for (const edge of edges) {
    const known = outgoing.get(edge.from);
    if (known === undefined) outgoing.set(edge.from, [edge]);
    else known.push(edge);
  }
  const streams = nodes.filter(({ is }) => is === "stream");
  const blocks = streams.map((stream) => {
    const some = (outgoing.get(stream.id) ?? []).flatMap((edge) => {
      const reader = byId.get(edge.to);
      return reader === undefined ? [] : [{ edge, reader }];
    });
    return blockOf(stream, some);
  });
  const lost = nodes.filter(({ state }) => state === "lost").map((reader) => ({ reader, edge: undefined }));
  const worst = (block: Block): number =>
    Math.max(...[block.stream, ...block.readers].map((box) => (box === undefined ? 0 : badness(box.node.trouble))));
  return [...blocks.sort((one, other) => worst(other) - worst(one)), ...(lost.length === 0 ? [] : [blockOf(undefined, lost)])];
}

/** The worst that was found of each stream and reader, by its id. */
export function troublesOf(findings: readonly Finding[]): Troubles {
  const found = new Map<string, Trouble>();
  for (const { severity, about } of findings) {
    if (severity !== "note" && found.get(about.id) !== "error") found.set(about.id, severity);
  }
  return found;
}

function badness(trouble: Trouble | undefined): number {
  return trouble === "error" ? 2 : trouble === "warning" ? 1 : 0;
}

interface Reading {
  readonly reader: PictureNode;
  readonly edge: PictureEdge | undefined;
}

function blockOf(stream: PictureNode | undefined, readings: readonly Reading[]): Block {
  const { margin, between, padding, character, shortestArrow } = sizes;
  const own = stream === undefined ? undefined : sized(stream);
  const labels = readings.flatMap(({ edge }) => edge?.lines ?? []);
  const gap = own === undefined ? 0 : Math.max(shortestArrow, widest(labels) * character + 5 * padding);
  const left = margin + (own === undefined ? 0 : own.width + (readings.length === 0 ? 0 : gap));
  const boxes = readings.map(({ reader }) => sized(reader));
  const width = Math.max(0, ...boxes.map((box) => box.width));
  let y = margin;
  const readers = boxes.map((box, index): Box => {
    // A label of several lines needs the room beside it.
    const room = Math.max(box.height, (readings[index]?.edge?.lines.length ?? 0) * sizes.line + padding);
    const placed = { ...box, width, x: left, y: y + (room - box.height) / 2 };
    y += room + between;
    return placed;
  });
  const stack = readers.length === 0 ? 0 : y - between - margin;
  const height = Math.max(stack, own?.height ?? 0) + 2 * margin;
  const placed = own && { ...own, x: margin, y: (height - own.height) / 2 };
  const shift = (height - stack) / 2 - margin;
  const down = readers.map((box) => ({ ...box, y: box.y + shift }));
  return {
    ...{ stream: placed, readers: down, height, width: left + width + margin },
    arrows: placed === undefined ? [] : readings.flatMap(({ edge }, index) => arrowOf(edge, placed, down[index])),
  };
}

function arrowOf(edge: PictureEdge | undefined, from: Box, to: Box | undefined): readonly Arrow[] {
  if (edge === undefined || to === undefined) return [];
  const start = { x: from.x + from.width, y: from.y + from.height / 2 };
  return [{ is: edge.is, lines: edge.lines, from: start, to: { x: to.x, y: to.y + to.height / 2 } }];
}

/** The trouble is said in words: a color alone does not reach everybody. */
function sized(node: PictureNode): Box {
  const lines = node.trouble === undefined ? node.lines : [...node.lines, `▲ ${node.trouble}`];
  const { character, line, padding } = sizes;
  return { node, lines, x: 0, y: 0, width: widest(lines) * character + 2 * padding, height: lines.length * line + 2 * padding };
}

function widest(lines: readonly string[]): number {
  return Math.max(0, ...lines.map(displayWidth));
}
