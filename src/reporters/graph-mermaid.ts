import type { Graph } from "../graph.js";
import { nothingToDraw, pictureOf } from "./graph-picture.js";
import type { Picture, PictureEdge, PictureNode, Trouble, Troubles } from "./graph-picture.js";

/** What Mermaid refuses to draw is longer, or has more edges; pages that draw it cannot be told otherwise. */
const most = { characters: 50_000, edges: 500 };

/** The graph as a Mermaid flowchart, which may stand in a fence of Markdown; of one that is too large for Mermaid the beginning, and how much is left out. */
export function mermaid(graph: Graph, troubles?: Troubles): string {
  const whole = pictureOf(graph, troubles);
  const text = flowchart(whole, 0);
  if (fits(text, whole)) return text;
  let [enough, tooMany] = [0, whole.nodes.length];
  while (enough + 1 < tooMany) {
    const middle = Math.floor((enough + tooMany) / 2);
    const part = beginning(whole, middle);
    if (fits(flowchart(part, whole.nodes.length - middle), part)) enough = middle;
    else tooMany = middle;
  }
  return flowchart(beginning(whole, enough), whole.nodes.length - enough);
}

function fits(text: string, { edges }: Picture): boolean {
  return text.length <= most.characters && edges.length <= most.edges;
}

function beginning({ nodes, groups, edges }: Picture, count: number): Picture {
  const kept = nodes.slice(0, count);
  const ids = new Set(kept.map(({ id }) => id));
  const inUse = new Set(kept.map(({ group }) => group));
  return {
    nodes: kept,
    groups: groups.filter(({ id }) => inUse.has(id)),
    edges: edges.filter(({ from, to }) => ids.has(from) && ids.has(to)),
  };
}

function flowchart({ nodes, groups, edges }: Picture, leftOut: number): string {
  const alone = nodes.filter(({ group }) => group === undefined).map((node) => `  ${statement(node)}`);
  const grouped = groups.flatMap(({ id, title }) => [
    `  subgraph ${id}["${escaped(title)}"]`,
    "    direction LR",
    ...nodes.filter(({ group }) => group === id).map((node) => `    ${statement(node)}`),
    "  end",
    `  class ${id} group`,
  ]);
  const note =
    leftOut === 0
      ? []
      : [
          `  more["${leftOut} more streams and readers are not drawn: Mermaid refuses larger pictures.${lineBreak}--format dot has them."]:::more`,
        ];
  const empty = nodes.length === 0 && leftOut === 0 ? [`  none["${nothingToDraw}"]`] : [];
  const lines = [header, ...empty, ...alone, ...grouped, ...note, ...edges.map((edge) => `  ${arrow(edge)}`), ...marked(nodes)];
  const classes = new Set([
    ...nodes.map(classOf),
    ...groups.map(() => "group"),
    ...(note.length === 0 ? [] : ["more"]),
    ...nodes.flatMap(({ trouble }) => trouble ?? []),
  ]);
  return [
    ...lines,
    ...Object.entries(styles).flatMap(([name, style]) => (classes.has(name) ? [`  classDef ${name} ${style}`] : [])),
    "",
  ].join("\n");
}

/** The lines of a label are broken already, at a width that a name seldom exceeds. */
const header = '%%{init: {"flowchart": {"wrappingWidth": 400}}}%%\nflowchart LR';

/** With colors of their own for text and ground, so that they can be read on a light page and on a dark one. */
const styles = {
  stream: "fill:#dbeafe,stroke:#1d4ed8,color:#172554",
  elsewhere: "fill:#f1f5f9,stroke:#1d4ed8,color:#172554,stroke-dasharray:4 3",
  reader: "fill:#dcfce7,stroke:#15803d,color:#052e16",
  off: "fill:#f3f4f6,stroke:#9ca3af,color:#4b5563,stroke-dasharray:4 3",
  lost: "fill:#fef3c7,stroke:#b45309,color:#451a03",
  group: "fill:none,stroke:#94a3b8",
  more: "fill:#fef3c7,stroke:#b45309,color:#451a03",
  error: "stroke:#dc2626,stroke-width:4px",
  warning: "stroke:#d97706,stroke-width:4px",
} as const;

/** Around whatever it is else. */
function marked(nodes: readonly PictureNode[]): readonly string[] {
  return (["error", "warning"] as const satisfies readonly Trouble[]).flatMap((trouble) => {
    const ids = nodes.filter((node) => node.trouble === trouble).map(({ id }) => id);
    return ids.length === 0 ? [] : [`  class ${ids.join(",")} ${trouble}`];
  });
}

function classOf({ is, state }: PictureNode): string {
  return state === "plain" ? is : state;
}

function statement(node: PictureNode): string {
  const text = label(node.lines);
  return `${node.id}${node.is === "stream" ? `[("${text}")]` : `["${text}"]`}:::${classOf(node)}`;
}

function arrow({ from, to, is, lines }: PictureEdge): string {
  return `${from} ${arrows[is]}|"${label(lines)}"| ${to}`;
}

const arrows: Readonly<Record<PictureEdge["is"], string>> = {
  shared: "-->",
  "fan-out": "==>",
  unknown: "-->",
  off: "--x",
  possible: "-.->",
};

const lineBreak = "<br>";

function label(lines: readonly string[]): string {
  return lines.map(escaped).join(lineBreak);
}

/**
 * Whatever may mean something to Mermaid, Markdown, HTML or the log of a workflow, as an entity of Mermaid. Icons (`fa:fa-name`) and
 * formulas (`$$`) it looks for in what is decoded, so that something invisible has to stand between.
 */
function escaped(text: string): string {
  const asItIs = text.replace(/:(?=fa-)|\$(?=\$)|\\(?=n)/g, `$&${nothing}`);
  return asItIs.replace(/[^\p{L}\p{M}\p{N} .,()/=-]|^\d+\.|^-/gu, entities);
}

/** A space without width. */
const nothing = "\u200b";

function entities(text: string): string {
  return Array.from(text, (character) => `#${character.codePointAt(0) ?? 0};`).join("");
}
