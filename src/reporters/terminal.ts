import type { Finding, Report, Stale, Undecided } from "../report.js";
import { codeFrame } from "./code-frame.js";
import { printable, withoutCommands } from "./printable.js";
import { painter, severityStyle } from "./style.js";
import type { Paint } from "./style.js";
import { groupsOf } from "./undecided-groups.js";
import { inWords, judgedInWords } from "./verdict.js";

/** How the terminal report is to look. */
export interface TerminalOptions {
  readonly color: boolean;
  /** Columns; only code is cut to it, text is left to the terminal. */
  readonly width: number;
  /** Lists what could not be judged, and why. */
  readonly undecided: boolean;
  /** Leaves out notes and the closing line. */
  readonly quiet: boolean;
}

/** The report for a person: each finding with the guilty line and the way out, then how much was judged. */
export function terminal(report: Report, options: TerminalOptions): string {
  const paint = painter(options.color);
  const shown = report.findings.filter((finding) => !options.quiet || finding.severity !== "note");
  const blocks = shown.map((finding) => block(finding, paint, options.width));
  if (report.stale.length > 0) blocks.push(report.stale.map((stale) => staleLine(stale, paint)).join("\n"));
  if (options.undecided && report.undecided.length > 0) blocks.push(undecidedList(report.undecided, paint));
  if (!options.quiet) blocks.push(closingLine(report, options, paint));
  return blocks.length === 0 ? "" : withoutCommands(`${blocks.join("\n\n")}\n`);
}

/** The headline is the one that compilers print, so that editors and scripts find their way from it. */
function block(finding: Finding, paint: Paint, width: number): string {
  const place = paint("bold", position(finding));
  const headline = `${place}: ${paint(severityStyle[finding.severity], finding.severity)}: ${paint("bold", printable(finding.message))}`;
  const lines = [`${headline} ${paint("dim", `[${printable(finding.rule)}]`)}`];
  if (finding.when !== null) lines.push(`  This holds when ${printable(finding.when)}.`);
  lines.push(...codeFrame(finding, paint, width));
  for (const place of finding.related) lines.push(`  ${position(place)}: ${printable(place.message)}`);
  return [...lines, ...helpLines(finding.help, paint)].join("\n");
}

/** Lines to paste keep their own indentation. */
function helpLines(help: string, paint: Paint): string[] {
  if (help === "") return [];
  const [first = "", ...rest] = help.trimEnd().split("\n");
  return [`  ${paint("cyan", "help")}: ${printable(first)}`, ...rest.map((line) => `  ${printable(line)}`.trimEnd())];
}

function undecidedList(undecided: readonly Undecided[], paint: Paint): string {
  const lines = groupsOf(undecided).map(({ file, line, rules, subject, because }) => {
    const reasons = because.map(printable).join("; ");
    return `${printable(file)}:${line}: undecided: ${printable(subject)}: ${reasons} ${paint("dim", `[${printable(rules.join(", "))}]`)}`;
  });
  return lines.join("\n");
}

function staleLine({ file, line, kind, rule, message }: Stale, paint: Paint): string {
  return `${paint("bold", `${printable(file)}:${line}`)}: ${kind}: ${printable(message)} ${paint("dim", `[${printable(rule)}]`)}`;
}

function closingLine(report: Report, options: TerminalOptions, paint: Paint): string {
  const words = inWords(report.summary);
  const found = `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
  return `${paint("bold", found)} ${judgedInWords(report, options.undecided ? "" : " (--undecided shows why)")}`;
}

function position({ file, line, column }: { readonly file: string; readonly line: number; readonly column: number }): string {
  return `${printable(file)}:${line}:${column}`;
}
