import type { ConsumerNode, Graph, Setting } from "../graph.js";
import type { Finding, Report } from "../report.js";
import { readersOf } from "./by-stream.js";
import { blocksOf, troublesOf } from "./graph-blocks.js";
import type { Block } from "./graph-blocks.js";
import { clipped, howItReads, plural, streamInWords } from "./graph-labels.js";
import { nothingToDraw } from "./graph-picture.js";
import { blockAsSvg, svgStyle } from "./graph-svg.js";
import { withoutCommands } from "./printable.js";
import { inWords, judgedInWords } from "./verdict.js";
import { markup } from "./xml.js";

/**
 * The graph as a page of its own, which loads nothing and runs nothing: an overview of all streams, the worst first, then of each a
 * picture, what was found, and a table of its readers, which says all that the picture shows.
 */
export function graphPage(report: Report): string {
  const graph = report.graph();
  const blocks = blocksOf(graph, troublesOf(report.findings));
  const streams = blocks.map((block) => streamOf(block, graph));
  const known = new Set(streams.map((stream) => stream?.id));
  const others = report.findings.filter(({ about }) => !known.has(about.stream) || about.stream === undefined);
  const sections = blocks.map((block, index) => section(block, index, report.findings, graph));
  const body = [
    `<a class="skip" href="#streams">To the streams</a>`,
    `<header><h1>Streams and their readers</h1><p>${markup(`${capitalized(inWords(report.summary))}. ${judgedInWords(report)}`)}</p></header>`,
    blocks.length < 2 ? "" : overview(blocks, report.findings, graph),
    `<main id="streams">`,
    ...sections,
    ...(others.length === 0 ? [] : [`<section><h2>Other findings</h2>${findingList(others)}</section>`]),
    blocks.length === 0 ? `<p>${nothingToDraw}</p>` : "",
    `</main>`,
    `<footer><p>${markup(`${report.tool.name} ${report.tool.version}`)}</p></footer>`,
  ];
  const head = `<meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/><title>Streams and their readers</title><style>${pageStyle}${svgStyle}</style>`;
  return withoutCommands(
    `<!DOCTYPE html>\n<html lang="en">\n<head>${head}</head>\n<body>\n${body.filter(Boolean).join("\n")}\n</body>\n</html>\n`,
  );
}

type Stream = Graph["streams"][number];

/** The stream that a block draws: the picture numbers them in the order of the graph. */
function streamOf({ stream }: Block, { streams }: Graph): Stream | undefined {
  return stream === undefined ? undefined : streams[Number(stream.node.id.slice(1)) - 1];
}

function overview(blocks: readonly Block[], findings: readonly Finding[], graph: Graph): string {
  const items = blocks.map((block, index) => {
    const stream = streamOf(block, graph);
    const name = stream === undefined ? notPlaced : clipped(stream.name);
    const about = `${plural(block.readers.length, "reader")}${badge(findingsOf(stream, findings))}`;
    return `<li><a href="#b${index + 1}">${markup(name)}</a> <span>${about}</span></li>`;
  });
  return `<nav aria-label="Streams"><ol>${items.join("")}</ol></nav>`;
}

const notPlaced = "Readers of unknown streams";

function findingsOf(stream: Stream | undefined, findings: readonly Finding[]): readonly Finding[] {
  return stream === undefined ? [] : findings.filter(({ about }) => about.stream === stream.id);
}

function badge(findings: readonly Finding[]): string {
  const counts = (["error", "warning"] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [` <b class="badge ${severity}">${plural(count, severity)}</b>`];
  });
  return counts.join("");
}

function section(block: Block, index: number, findings: readonly Finding[], graph: Graph): string {
  const stream = streamOf(block, graph);
  const name = stream === undefined ? notPlaced : clipped(stream.name);
  const about =
    stream === undefined
      ? "Nobody knows what they read: each box says why."
      : `${streamInWords(stream)}, ${stream.declared ? `declared in ${stream.file}:${stream.line}` : "declared by no template here"}`;
  const readers = stream === undefined ? graph.consumers.filter(isLost) : readersOf(stream, graph.consumers);
  const found = findingsOf(stream, findings);
  return [
    `<section id="b${index + 1}" aria-labelledby="h${index + 1}"><h2 id="h${index + 1}">${markup(name)}${badge(found)}</h2><p>${markup(about)}</p>`,
    `<div class="picture" tabindex="0" role="group" aria-label="Picture of ${markup(name)}">${blockAsSvg(block)}</div>`,
    findingList(found),
    readers.length === 0 ? "" : `<details><summary>${plural(readers.length, "reader")} in a table</summary>${table(readers)}</details>`,
    `</section>`,
  ].join("");
}

function isLost({ stream, possible }: ConsumerNode): boolean {
  return stream === null && possible.length === 0;
}

function findingList(findings: readonly Finding[]): string {
  if (findings.length === 0) return "";
  const items = findings.map(({ severity, message, when, rule, helpUrl, file, line }) => {
    const holds = when === null ? "" : ` This holds when ${when}.`;
    return `<li class="${severity}"><b class="badge ${severity}">${severity}</b> ${markup(message + holds)} <a href="${markup(helpUrl)}">${markup(rule)}</a> <code>${markup(`${file}:${line}`)}</code></li>`;
  });
  return `<ul class="findings">${items.join("")}</ul>`;
}

const columns = ["Reader", "Reads", "Function", "Starts at", "Batch", "Retries", "Record age", "On failure", "Declared in"];

function table(readers: readonly ConsumerNode[]): string {
  const rows = readers.map(({ name, reads, function: called, file, line, settings, because }) => {
    const { startingPosition, batchSize, retryAttempts, recordAge, onFailure } = settings;
    const set = [startingPosition, batchSize, retryAttempts, recordAge, onFailure].map(settingInWords);
    const cells = [because ?? howItReads[reads], called ?? "", ...set, `${file}:${line}`];
    return `<tr><th scope="row">${markup(clipped(name))}</th>${cells.map((cell) => `<td>${markup(clipped(cell))}</td>`).join("")}</tr>`;
  });
  const head = columns.map((column) => `<th scope="col">${column}</th>`).join("");
  return `<div class="table" tabindex="0" role="group" aria-label="Readers"><table><thead><tr>${head}</tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}

function settingInWords(setting: Setting): string {
  if (setting.is === "unknown") return "unknown";
  return setting.is === "known" ? String(setting.value) : "";
}

function capitalized(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

const pageStyle = `
:root{color-scheme:light dark;--text:#0f172a;--dim:#475569;--ground:#fff;--line:#cbd5e1;--link:#1d4ed8;--error:#b91c1c;--warning:#92400e;--note:#1d4ed8}
@media (prefers-color-scheme:dark){:root{--text:#e2e8f0;--dim:#94a3b8;--ground:#0b1220;--line:#334155;--link:#93c5fd;--error:#fca5a5;--warning:#fcd34d;--note:#93c5fd}}
body{margin:0 auto;padding:1rem 1.5rem;max-width:75rem;font:16px/1.5 system-ui,sans-serif;color:var(--text);background:var(--ground)}
h1{font-size:1.5rem;margin:.5rem 0}h2{font-size:1.1rem;margin:0;overflow-wrap:anywhere}p{color:var(--dim);margin:.3rem 0}a{color:var(--link)}
a:focus-visible,[tabindex]:focus-visible,summary:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem}
nav ol{columns:22rem;padding:0 0 0 1.6rem}nav li{break-inside:avoid;overflow-wrap:anywhere}nav span{color:var(--dim)}
section{border-top:1px solid var(--line);padding:1.2rem 0}.picture,.table{overflow-x:auto;margin:.6rem 0}
.badge{font-size:.8rem;border:1.5px solid;border-radius:1rem;padding:0 .5rem;white-space:nowrap;font-weight:600}
.error.badge{color:var(--error)}.warning.badge{color:var(--warning)}.note.badge{color:var(--note)}
.findings{padding:0;list-style:none}.findings li{margin:.4rem 0;overflow-wrap:anywhere}code{font-size:.85rem;color:var(--dim)}
summary{cursor:pointer}table{border-collapse:collapse;font-size:.85rem}th,td{border:1px solid var(--line);padding:.25rem .5rem;text-align:left;vertical-align:top}
`.trim();
