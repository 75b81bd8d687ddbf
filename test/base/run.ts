import { main } from "../../src/cli.js";
import type { Finding, Report } from "../../src/report.js";

/** What a run said. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program in a folder. */
export async function runIn(cwd: string, ...argv: readonly string[]): Promise<Outcome> {
  const output = { stdout: "", stderr: "" };
  const stdout = { write: (text: string) => (output.stdout += text) };
  const stderr = { write: (text: string) => (output.stderr += text) };
  const code = await main({ argv, cwd, env: {}, stdout, stderr });
  return { code, ...output };
}

/** What a report says. */
export interface Told {
  /** The findings, a line each. */
  readonly found: readonly string[];
  readonly messages: readonly string[];
  readonly summary: Report["summary"];
}

/** The findings of a JSON report, a line each. */
export function told(stdout: string): Told {
  const { findings, summary } = JSON.parse(stdout) as { findings: readonly Finding[]; summary: Report["summary"] };
  return { found: findings.map(inWords), messages: findings.map(({ message }) => message), summary };
}

function inWords({ file, line, severity, rule, subject, when }: Finding): string {
  return `${file}:${line} ${severity} ${rule} ${subject}${when === null ? "" : ` when ${when}`}`;
}
