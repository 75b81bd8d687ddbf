import type { ConsumerNode } from "../graph.js";
import { severities } from "../report.js";
import type { Finding, Report, Severity, Stale, Undecided } from "../report.js";
import { byStream } from "./by-stream.js";
import type { StreamFindings } from "./by-stream.js";
import { codeFrame } from "./code-frame.js";
import { displayWidth } from "./display-width.js";
import { clipped, isOff, plural, streamInWords } from "./graph-labels.js";
import { printable, withoutCommands } from "./printable.js";
import { readerTree } from "./reader-tree.js";
import { hyperlink, painter, severityStyle } from "./style.js";
import type { Paint } from "./style.js";
import { groupsOf } from "./undecided-groups.js";
import { inWords, judgedInWords } from "./verdict.js";
import { wrap } from "./wrap.js";

/** How the terminal report is to look. */
export interface TerminalOptions {
  readonly color: boolean;
  /** Whether the names of rules lead to their pages. */
  readonly links?: boolean;
  /** Columns of the terminal; undefined where there is none: then no line is broken, so that a program finds it whole. */
  readonly width: number | undefined;
  /** Milliseconds that the run took; told where they are given. */
  readonly took?: number | undefined;
  /** Lists what could not be judged, and why. */
  readonly undecided: boolean;
  /** Leaves out notes and the closing line. */
  readonly quiet: boolean;
}

/** Code is cut to this where there is no terminal. */
const usualWidth = 120;

/** Longer lines are hard to read, however wide the terminal is. */
const readableWidth = 100;

/** The report for a person: stream by stream each finding with the guilty line and the way out, then how much was judged. */
export function terminal(report: Report, options: TerminalOptions): string {
  const paint = painter(options.color);
  const shown = report.findings.filter((finding) => !options.quiet || finding.severity !== "note");
  const broken = (line: string): string => (options.width === undefined ? line : wrap(line, Math.min(options.width, readableWidth)));
  const style: Style = { paint, broken, ...options };
  const groups = shown.length === 0 ? [] : byStream(shown, report.graph());
  const told = new Map<string, Finding>();
  const blocks = groups.flatMap((group) => [
    ...headingOf(group, groups.length > 1, style),
    ...group.findings.map((finding) => block(finding, helpOf(finding, told), style)),
  ]);
  if (report.stale.length > 0) blocks.push(report.stale.map((stale) => broken(staleLine(stale, paint))).join("\n"));
  if (options.undecided && report.undecided.length > 0)
    blocks.push(
      undecidedLines(report.undecided, paint)
        .map((line) => broken(line))
        .join("\n"),
    );
  if (!options.quiet) blocks.push(broken(closingLine(report, options, paint)));
  return blocks.length === 0 ? "" : withoutCommands(`${blocks.join("\n\n")}\n`);
}

/** The options, with what follows from them. */
interface Style extends TerminalOptions {
  readonly paint: Paint;
  /** A line in as many as it takes. */
  readonly broken: (line: string) => string;
}

/** Which stream the findings below are about: told where there are several, and where more read it than can be kept in mind. */
function headingOf({ stream, readers, findings }: StreamFindings, areSeveral: boolean, style: Style): readonly string[] {
  const isDrawn = readers.filter((reader) => !isOff(reader)).length > 2;
  if (stream === undefined) return areSeveral ? [rule("Other findings", "", style)] : [];
  if (!areSeveral && !isDrawn) return [];
  const about = `${streamInWords(stream)}, ${readersInWords(readers)}`;
  const picture = isDrawn ? readerTree(stream, readers, worstAmong(findings), style.paint) : [];
  return [[rule(clipped(stream.name), about, style), ...picture].join("\n")];
}

function readersInWords(readers: readonly ConsumerNode[]): string {
  const off = readers.filter(isOff).length;
  return `${plural(readers.length - off, "reader")}${off === 0 ? "" : ` and ${off} switched off`}`;
}

function rule(title: string, about: string, { paint, width = usualWidth }: Style): string {
  const used = displayWidth(title) + displayWidth(about) + 6;
  const line = "─".repeat(Math.max(Math.min(width, readableWidth) - used, 2));
  return `${paint("dim", "──")} ${paint("bold", title)}${about === "" ? "" : `  ${paint("dim", about)}`} ${paint("dim", line)}`;
}

function worstAmong(findings: readonly Finding[]): (id: string) => Severity | undefined {
  return (id) => severities.find((severity) => findings.some((finding) => finding.about.id === id && finding.severity === severity));
}

/** The way out in full where it is told first, then where that was: the same lines twenty times hide what differs. */
function helpOf(finding: Finding, told: Map<string, Finding>): string {
  const earlier = told.get(finding.help);
  if (earlier !== undefined) return `The same as for ${earlier.subject} above.`;
  if (finding.help.includes("\n")) told.set(finding.help, finding);
  return finding.help;
}

/** The headline is the one that compilers print, so that editors and scripts find their way from it. */
function block(finding: Finding, help: string, { paint, broken, links = false, width = usualWidth }: Style): string {
  const place = paint("bold", position(finding));
  const headline = `${place}: ${paint(severityStyle[finding.severity], finding.severity)}: ${paint("bold", printable(finding.message))}`;
  const named = `[${printable(finding.rule)}]`;
  const lines = [broken(`${headline} ${paint("dim", links ? hyperlink(named, finding.helpUrl) : named)}`)];
  if (finding.when !== null) lines.push(broken(`  This holds when ${printable(finding.when)}.`));
  lines.push(...codeFrame(finding, paint, width));
  for (const place of finding.related) lines.push(broken(`  ${position(place)}: ${printable(place.message)}`));
  return [...lines, ...helpLines(help, paint, broken)].join("\n");
}

/** Lines to paste keep their own indentation, and their length. */
function helpLines(help: string, paint: Paint, broken: Style["broken"]): string[] {
  if (help === "") return [];
  const [first = "", ...rest] = help.trimEnd().split("\n");
  return [broken(`  ${paint("cyan", "help")}: ${printable(first)}`), ...rest.map((line) => `  ${printable(line)}`.trimEnd())];
}

function undecidedLines(undecided: readonly Undecided[], paint: Paint): readonly string[] {
  return groupsOf(undecided).map(({ file, line, rules, subject, because }) => {
    const reasons = because.map(printable).join("; ");
    return `${printable(file)}:${line}: undecided: ${printable(subject)}: ${reasons} ${paint("dim", `[${printable(rules.join(", "))}]`)}`;
  });
}

function staleLine({ file, line, kind, rule, message }: Stale, paint: Paint): string {
  return `${paint("bold", `${printable(file)}:${line}`)}: ${kind}: ${printable(message)} ${paint("dim", `[${printable(rule)}]`)}`;
}

function closingLine(report: Report, { undecided, took }: TerminalOptions, paint: Paint): string {
  const words = inWords(report.summary);
  const found = `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
  const time = took === undefined ? "" : paint("dim", ` Took ${(took / 1000).toFixed(took < 9_950 ? 1 : 0)} s.`);
  return `${paint("bold", found)} ${judgedInWords(report, undecided ? "" : " (--undecided shows why)")}${time}`;
}

function position({ file, line, column }: { readonly file: string; readonly line: number; readonly column: number }): string {
  return `${printable(file)}:${line}:${column}`;
}
