import type { Finding, Report, Severity } from "../report.js";
import { pathInRepository } from "./in-repository.js";
import type { Checkout } from "./in-repository.js";
import { jsonText } from "./json.js";
import { printable } from "./printable.js";

/** GitLab has five; a finding of ours that is an error loses data. */
const severityOf = { error: "critical", warning: "major", note: "info" } as const satisfies Record<Severity, string>;

/**
 * The report as GitLab takes it for the quality of code, shown in merge requests. What is suppressed is not in it.
 * @see https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function gitlab({ findings }: Report, { checkout }: { readonly checkout: Checkout }): string {
  return jsonText(findings.map((finding) => issue(finding, checkout)));
}

function issue({ rule, severity, message, when, help, file, line, fingerprint }: Finding, checkout: Checkout): unknown {
  const condition = when === null ? "" : ` This holds when ${when}.`;
  return {
    description: printable(`${message}${condition}`),
    check_name: rule,
    fingerprint,
    severity: severityOf[severity],
    content: { body: help.trimEnd().split("\n").map(printable).join("\n") },
    location: { path: printable(pathInRepository(file, checkout) ?? file), lines: { begin: line } },
  };
}
