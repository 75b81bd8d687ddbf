import type { Graph } from "../graph.js";
import type { Finding } from "../report.js";
import { blocksOf, sizes, troublesOf } from "./graph-blocks.js";
import type { Arrow, Block, Box } from "./graph-blocks.js";
import { nothingToDraw } from "./graph-picture.js";
import { markup } from "./xml.js";

/** The graph as one picture that needs nothing but itself, with the trouble marked. */
export function svg(graph: Graph, findings: readonly Finding[]): string {
  const blocks = blocksOf(graph, troublesOf(findings));
  const apart = 28;
  let y = apart;
  const drawn = blocks.map((block) => {
    const at = y;
    y += block.height + apart;
    return `<g transform="translate(${apart} ${at})">${inside(block)}</g>`;
  });
  const width = Math.max(320, ...blocks.map((block) => block.width + 2 * apart));
  const height = Math.max(y, 60);
  const nothing = blocks.length === 0 ? `<text x="${apart}" y="36">${nothingToDraw}</text>` : "";
  const start = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${markup(inWords(blocks))}">`;
  const ground = `<rect class="ground" width="${width}" height="${height}"/>`;
  return `${start}\n<style>${svgStyle}</style>\n${ground}${nothing}\n${drawn.join("\n")}\n</svg>\n`;
}

/** A block as a picture in a page that has the style. */
export function blockAsSvg(block: Block): string {
  const { width, height } = block;
  const size = `viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`;
  return `<svg ${size} role="img" aria-label="${markup(inWords([block]))}">${inside(block)}</svg>`;
}

/** What one sees, for who does not see it. */
function inWords(blocks: readonly Block[]): string {
  const told = blocks.map(({ stream, readers, arrows }) => {
    if (stream === undefined) return `Readers of unknown streams: ${readers.map(nodeInWords).join("; ")}.`;
    const read = readers.map((reader, index) => `${nodeInWords(reader)} (${arrows[index]?.lines.join(" ") ?? ""})`);
    return `${nodeInWords(stream)}: ${read.length === 0 ? "no readers" : `read by ${read.join("; ")}`}.`;
  });
  return told.join(" ");
}

function nodeInWords({ lines }: Box): string {
  return lines.join(", ").replaceAll("▲ ", "");
}

function inside({ stream, readers, arrows }: Block): string {
  return [...arrows.map(arrow), ...[stream, ...readers].flatMap((box) => (box === undefined ? [] : [boxed(box)]))].join("");
}

function boxed({ node, lines, x, y, width, height }: Box): string {
  const { line, padding } = sizes;
  const kind = node.state === "plain" ? node.is : node.state;
  const classes = node.trouble === undefined ? kind : `${kind} ${node.trouble}`;
  const texts = lines.map((text, index) => {
    const weight = index === 0 ? ' class="name"' : text.startsWith("▲ ") ? ' class="trouble"' : "";
    return `<text${weight} x="${rounded(x + padding)}" y="${rounded(y + padding + (index + 0.75) * line)}">${markup(text)}</text>`;
  });
  const corner = node.is === "stream" ? 14 : 3;
  const frame = `<rect x="${rounded(x)}" y="${rounded(y)}" width="${rounded(width)}" height="${rounded(height)}" rx="${corner}"/>`;
  return `<g class="${classes}">${frame}${texts.join("")}</g>`;
}

/** Lines that leave from one point part at once, so that each can be followed; the label stands where the line has become level. */
function arrow({ is, from, to, lines }: Arrow): string {
  const bend = from.x + Math.min(60, (to.x - from.x) / 2);
  const path = `M${rounded(from.x)} ${rounded(from.y)} C${rounded(bend)} ${rounded(from.y)} ${rounded(from.x)} ${rounded(to.y)} ${rounded(bend)} ${rounded(to.y)} H${rounded(to.x - 7)}`;
  const tip = `M${rounded(to.x - 8)} ${rounded(to.y - 4)} l8 4 l-8 4 z`;
  const label = lines.map(
    (text, index) =>
      `<text x="${rounded(to.x - 14)}" y="${rounded(to.y - 5 - (lines.length - 1 - index) * sizes.line)}" text-anchor="end">${markup(text)}</text>`,
  );
  return `<g class="arrow ${is}"><path class="line" d="${path}"/><path class="tip" d="${tip}"/>${label.join("")}</g>`;
}

function rounded(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}

/** Colors for a light page and a dark one. */
export const svgStyle = `
svg{color-scheme:light dark;font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace}
svg .ground{fill:#fff}svg text{fill:#0f172a}svg .name{font-weight:700}svg rect{stroke-width:1.3}
svg .stream rect{fill:#dbeafe;stroke:#1d4ed8}svg .elsewhere rect{fill:#f1f5f9;stroke:#1d4ed8;stroke-dasharray:5 3}
svg .reader rect{fill:#dcfce7;stroke:#15803d}svg .off rect{fill:#f3f4f6;stroke:#6b7280;stroke-dasharray:5 3}svg .off text{fill:#4b5563}
svg .lost rect{fill:#fef3c7;stroke:#b45309}
svg .error rect{stroke:#dc2626;stroke-width:3.5}svg .error .trouble{fill:#b91c1c;font-weight:700}
svg .warning rect{stroke:#d97706;stroke-width:3.5}svg .warning .trouble{fill:#92400e;font-weight:700}
svg .line{fill:none;stroke:#475569;stroke-width:1.4}svg .tip{fill:#475569}svg .arrow text{fill:#475569;font-size:11px}
svg .fan-out .line{stroke-width:3.2}svg .possible .line,svg .off .line{stroke-dasharray:5 4}svg .off .tip{fill:#9ca3af}
@media (prefers-color-scheme:dark){
svg .ground{fill:#0b1220}svg text{fill:#e2e8f0}
svg .stream rect{fill:#172a54;stroke:#60a5fa}svg .elsewhere rect{fill:#1e293b;stroke:#60a5fa}
svg .reader rect{fill:#0f3320;stroke:#4ade80}svg .off rect{fill:#1f2937;stroke:#6b7280}svg .off text{fill:#9ca3af}
svg .lost rect{fill:#3b2a0a;stroke:#fbbf24}
svg .error rect{stroke:#f87171}svg .error .trouble{fill:#fca5a5}svg .warning rect{stroke:#fbbf24}svg .warning .trouble{fill:#fcd34d}
svg .line{stroke:#94a3b8}svg .tip{fill:#94a3b8}svg .arrow text{fill:#94a3b8}}
`.trim();
