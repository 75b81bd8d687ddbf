import type { Finding, Report, Severity } from "../report.js";
import { xml } from "./xml.js";
import type { Element } from "./xml.js";

const severityOf = { error: "error", warning: "warning", note: "info" } as const satisfies Record<Severity, string>;

/** The report as Checkstyle writes it: an element for each file that something is said of. What is suppressed is not in it. */
export function checkstyle({ findings, unreadable }: Report): string {
  const errors = [
    ...findings.map((finding) => [finding.file, told(finding)] as const),
    ...unreadable.map(
      ({ file, line, column, message }) =>
        [file, error({ line, column, severity: "error", message: `not judged: ${message}`, source: "stream-lint" })] as const,
    ),
  ];
  const files = [...new Set(errors.map(([file]) => file))].sort();
  const elements = files.map((name): Element => ({
    name: "file",
    attributes: { name },
    inside: errors.flatMap(([file, element]) => (file === name ? [element] : [])),
  }));
  return xml({ name: "checkstyle", attributes: { version: "4.3" }, inside: elements });
}

function told({ line, column, severity, message, when, rule }: Finding): Element {
  const condition = when === null ? "" : ` This holds when ${when}.`;
  return error({ line, column, severity: severityOf[severity], message: `${message}${condition}`, source: `stream-lint.${rule}` });
}

function error(attributes: Element["attributes"]): Element {
  return { name: "error", attributes };
}
