import type { Graph } from "../graph.js";
import { nothingToDraw, pictureOf } from "./graph-picture.js";
import type { PictureEdge, PictureGroup, PictureNode } from "./graph-picture.js";

/** The graph in the language of Graphviz, in which it has no limits. */
export function dot(graph: Graph): string {
  const { nodes, groups, edges } = pictureOf(graph);
  const statements = (group: string | undefined): readonly string[] => nodes.filter((node) => node.group === group).map(statement);
  const streams = nodes.filter(({ is }) => is === "stream").map(({ id }) => id);
  const body = [
    `graph [rankdir=LR, newrank=true, nodesep=0.25, ranksep=1.2, ${font}]`,
    `node [fontsize=11, style=filled, ${font}]`,
    `edge [fontsize=9, color="#475569", fontcolor="#475569", ${font}]`,
    ...(nodes.length === 0 ? [`none [label="${nothingToDraw}", shape=plaintext, style=""]`] : []),
    ...statements(undefined),
    ...groups.flatMap((group) => [`subgraph cluster_${group.id} {`, ...[frame(group), ...statements(group.id)].map(indented), "}"]),
    ...(streams.length > 1 ? [`{ rank=source; ${streams.join("; ")} }`] : []),
    ...edges.map(arrow),
  ];
  return ["digraph streams {", ...body.map(indented), "}", ""].join("\n");
}

const font = 'fontname="Helvetica,Arial,sans-serif"';

function indented(line: string): string {
  return `  ${line}`;
}

function frame({ is, title }: PictureGroup): string {
  const color = is === "lost" ? "#b45309" : "#94a3b8";
  return `graph [label="${escaped(title)}", labeljust=l, fontsize=11, style=rounded, color="${color}"]`;
}

function statement({ id, is, state, lines }: PictureNode): string {
  const shape = is === "stream" ? 'shape=cylinder, margin="0.15,0.14"' : "shape=box";
  return `${id} [label="${label(lines)}", ${shape}, ${styles[state === "plain" ? is : state]}]`;
}

const styles = {
  stream: 'fillcolor="#dbeafe", color="#1d4ed8"',
  elsewhere: 'fillcolor="#f1f5f9", color="#1d4ed8", style="filled,dashed"',
  reader: 'fillcolor="#dcfce7", color="#15803d"',
  off: 'fillcolor="#f3f4f6", color="#9ca3af", fontcolor="#4b5563", style="filled,dashed"',
  lost: 'fillcolor="#fef3c7", color="#b45309"',
} as const;

function arrow({ from, to, is, lines }: PictureEdge): string {
  return `${from} -> ${to} [label="${label(lines)}"${arrows[is]}]`;
}

const arrows: Readonly<Record<PictureEdge["is"], string>> = {
  shared: "",
  "fan-out": ", penwidth=2.5",
  unknown: "",
  off: ", arrowhead=tee",
  possible: ", style=dashed",
};

function label(lines: readonly string[]): string {
  return lines.map(escaped).join("\\n");
}

/** In a string of Graphviz, a backslash starts an escape and an ampersand an entity; the log of a workflow looks for `##[`. */
function escaped(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("&", "&amp;").replaceAll("##[", "##&#91;");
}
