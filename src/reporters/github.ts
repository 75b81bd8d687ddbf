import type { Finding, Report, Severity, Trouble } from "../report.js";
import { pathInRepository } from "./in-repository.js";
import type { Checkout } from "./in-repository.js";
import { bugTracker } from "./troubles.js";
import { isPrintable, printable } from "./printable.js";

/** How annotations are to be made. */
export interface GithubOptions {
  readonly checkout: Checkout;
  /** Sentences: what was asked for and could not be done; each is an error of its own. */
  readonly problems?: readonly string[];
}

type Kind = "error" | "warning" | "notice";

interface Annotation {
  readonly kind: Kind;
  readonly title: string;
  readonly message: string;
  readonly at?: { readonly file: string; readonly line: number };
}

/**
 * How many annotations of a kind GitHub shows for one step; it drops the others without a word.
 * @see https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md
 */
const shownPerKind = 10;

/**
 * The report as workflow commands, which GitHub shows beside the lines of a pull request: what was not judged, then findings,
 * worst first, no more than it shows and a last one that tells how many there are besides.
 */
export function github(report: Report, { checkout, problems = [] }: GithubOptions): string {
  const annotations = [
    ...problems.map((message): Annotation => ({ kind: "error", title: "stream-lint", message })),
    ...report.unreadable.map(unjudged("error")),
    ...report.broken.map(bug),
    ...report.findings.map(asAnnotation),
    ...(report.compared?.remarks ?? []).map((message): Annotation => ({ kind: "warning", title: "stream-lint", message })),
    ...report.notJudged.map(unjudged("warning")),
    ...report.stale.map(({ file, line, rule, message }): Annotation => ({ kind: "warning", title: rule, message, at: { file, line } })),
  ];
  const kinds: readonly Kind[] = ["error", "warning", "notice"];
  return kinds
    .flatMap((kind) =>
      limited(
        annotations.filter((one) => one.kind === kind),
        kind,
      ),
    )
    .map((annotation) => command(annotation, checkout))
    .join("");
}

const kindOf = { error: "error", warning: "warning", note: "notice" } as const satisfies Record<Severity, Kind>;

function asAnnotation({ severity, rule, when, message, help, helpUrl, file, line }: Finding): Annotation {
  const condition = when === null ? [] : [`This holds when ${printable(when)}.`];
  const lines = [printable(message), ...condition, "", help.trimEnd(), "", helpUrl];
  return { kind: kindOf[severity], title: rule, message: lines.join("\n"), at: { file, line } };
}

function unjudged(kind: Kind): (trouble: Trouble) => Annotation {
  return ({ file, line, message }) => ({ kind, title: "not judged", message: printable(message), at: { file, line } });
}

function bug({ rule, subject, file, message }: Report["broken"][number]): Annotation {
  const told = `The rule ${rule} failed on ${subject} in ${file} (${message}).`;
  return { kind: "error", title: "bug in stream-lint", message: `${printable(told)} Please report it at ${bugTracker}.` };
}

function limited(annotations: readonly Annotation[], kind: Kind): readonly Annotation[] {
  if (annotations.length <= shownPerKind) return annotations;
  const left = annotations.length - shownPerKind + 1;
  const message = `${left} more are not shown here, for GitHub takes ${shownPerKind} of a kind; the whole report has them.`;
  return [...annotations.slice(0, shownPerKind - 1), { kind, title: "stream-lint", message }];
}

function command({ kind, title, message, at }: Annotation, checkout: Checkout): string {
  const path = at === undefined ? undefined : pathInRepository(at.file, checkout);
  // A name that does not print is none that the server could find; the message still tells it.
  const place = at !== undefined && path !== undefined && isPrintable(path) ? `file=${property(path)},line=${at.line},` : "";
  const where = at === undefined ? "" : `${printable(path ?? at.file)}:${at.line}: `;
  const text = message.split("\n").map(printable).join("\n");
  return `::${kind} ${place}title=${property(printable(title))}::${data(where + text)}\n`;
}

/** @see https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A").replaceAll("##[", "##\\u005b");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
