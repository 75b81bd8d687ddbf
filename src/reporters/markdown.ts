import { severities } from "../report.js";
import type { Finding, Report, Severity, Trouble } from "../report.js";
import { concernedBy } from "./graph-concerned.js";
import { mermaid } from "./graph-mermaid.js";
import { addressOf, pathInRepository } from "./in-repository.js";
import type { Checkout } from "./in-repository.js";
import { code, codeBlock, plain } from "./markdown-text.js";
import { withoutCommands } from "./printable.js";
import { bugTracker } from "./troubles.js";
import { groupsOf } from "./undecided-groups.js";
import type { UndecidedGroup } from "./undecided-groups.js";
import { inWords, judgedInWords } from "./verdict.js";

/** How the Markdown is to be made. */
export interface MarkdownOptions {
  readonly checkout: Checkout;
  /** Sentences: what was asked for and could not be done. */
  readonly problems?: readonly string[];
}

/**
 * Characters that one part of the report may take. GitHub takes a job summary of 1 MiB and drops a larger one; a person has had
 * enough long before.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#adding-a-job-summary
 */
const roomPerPart = 60_000;

/** The report for a page on GitHub: the verdict, a table of findings, and folded below it the ways out and what was not judged. */
export function markdown(report: Report, { checkout, problems = [] }: MarkdownOptions): string {
  const parts = [
    `## stream-lint: ${inWords(report.summary)}`,
    judgedInWords(report),
    bullets(problems.map(plain)),
    bullets((report.compared?.remarks ?? []).map(plain)),
    bullets(report.unreadable.map((trouble) => `${at(trouble, checkout)} not judged: ${plain(trouble.message)}`)),
    bullets(report.broken.map((broken) => `${plain(brokenRule(broken))} Please report it at ${bugTracker}.`)),
    table(worstFirst(report.findings), checkout),
    picture(report),
    folded(
      "What to do",
      [...byHelp(report.findings)].map(([help, findings]) => wayOut(help, findings, checkout)),
      "\n\n",
    ),
    folded(
      `${report.undecided.length} undecided`,
      groupsOf(report.undecided).map((one) => undecidedItem(one, checkout)),
    ),
    folded(
      "Not judged, or judged in spite of a mistake",
      [...report.notJudged, ...report.recovered].map((trouble) => `- ${at(trouble, checkout)} ${plain(trouble.message)}`),
    ),
    folded(
      `${report.stale.length} without effect: suppressions, or entries of the baseline`,
      report.stale.map((stale) => `- ${at(stale, checkout)} ${plain(stale.rule)}: ${plain(stale.message)}`),
    ),
  ];
  return withoutCommands(`${parts.filter((part) => part !== "").join("\n\n")}\n`);
}

/** What marks trouble is said in words, too. */
function picture({ findings, graph }: Report): string {
  const concerned = findings.length === 0 ? undefined : concernedBy(findings, graph());
  if (concerned === undefined) return "";
  const { leftOut } = concerned;
  const others = leftOut === 0 ? "" : ` ${leftOut} more ${leftOut === 1 ? "stream is" : "streams are"} not drawn.`;
  return `\`\`\`mermaid\n${mermaid(concerned.graph, concerned.troubles)}\`\`\`\n\nA red frame stands for an error, an orange one for a warning.${others}`;
}

function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  return severities.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

const signs = { error: "🔴\u00a0error", warning: "🟡\u00a0warning", note: "🔵\u00a0note" } as const satisfies Record<Severity, string>;

function table(findings: readonly Finding[], checkout: Checkout): string {
  if (findings.length === 0) return "";
  const rows = findings.map((finding) => {
    const when = finding.when === null ? "" : ` This holds when ${plain(finding.when)}.`;
    return `| ${signs[finding.severity]} | ${at(finding, checkout)} | ${plain(finding.message)}${when} ${rule(finding)} |`;
  });
  return ["| | Where | What will happen |", "| --- | --- | --- |", ...fitting(rows, "| | | **and LEFT more** |")].join("\n");
}

function rule({ rule, helpUrl }: Finding): string {
  return `[${code(rule)}](${helpUrl})`;
}

/** What is mended alike is told together. */
function byHelp(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.help);
    if (group === undefined) groups.set(finding.help, [finding]);
    else group.push(finding);
  }
  return groups;
}

function wayOut(help: string, findings: readonly Finding[], checkout: Checkout): string {
  const [first = "", ...lines] = help.trimEnd().split("\n");
  const places = findings.map((finding) => `**${at(finding, checkout)}**`);
  const related = findings.flatMap((finding) => finding.related.map((place) => `- ${at(place, checkout)} ${plain(place.message)}`));
  const pasted = lines.slice(lines.findIndex((line) => line.trim() !== ""));
  return [`${fitting(places, "and LEFT more").join(", ")} ${plain(first)}`, lines.length > 0 ? codeBlock(pasted) : "", related.join("\n")]
    .filter((part) => part !== "")
    .join("\n\n");
}

function undecidedItem(undecided: UndecidedGroup, checkout: Checkout): string {
  return `- ${at(undecided, checkout)} ${undecided.rules.map(code).join(", ")} ${plain(undecided.subject)}: ${undecided.because.map(plain).join("; ")}`;
}

function brokenRule({ rule, subject, file, message }: Report["broken"][number]): string {
  return `The rule ${rule} failed on ${subject} in ${file} (${message}), which is a bug in stream-lint.`;
}

function bullets(items: readonly string[]): string {
  return fitting(
    items.map((item) => `- ${item}`),
    "- and LEFT more",
  ).join("\n");
}

function folded(title: string, items: readonly string[], between = "\n"): string {
  if (items.length === 0) return "";
  return `<details>\n<summary>${title}</summary>\n\n${fitting(items, "- and LEFT more").join(between)}\n\n</details>`;
}

/** As many items as there is room for, and a last one, `more`, which tells how many are left. */
function fitting(items: readonly string[], more: string): readonly string[] {
  let room = roomPerPart;
  const end = items.findIndex((item) => (room -= item.length) < 0);
  return end === -1 ? items : [...items.slice(0, end), more.replace("LEFT", String(items.length - end))];
}

/** A place, with a link to it where there is an address. */
function at(place: Pick<Trouble, "file" | "line">, checkout: Checkout): string {
  const name = code(`${pathInRepository(place.file, checkout) ?? place.file}:${place.line}`);
  const address = addressOf(place, checkout);
  return address === undefined ? name : `[${name}](${address})`;
}
