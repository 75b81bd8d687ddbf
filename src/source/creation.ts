import path from "node:path";
import type { Finding } from "../report.js";
import { tracesIn } from "./construct-trace.js";
import { repositoryOf } from "./git.js";

/** The findings with the lines at which the AWS CDK created what they are about, where it remembers; files are relative to `cwd`. */
export function withCreation(findings: readonly Finding[], cwd: string): readonly Finding[] {
  const createdAt = tracesIn(repositoryOf(cwd));
  return findings.map((finding) => {
    const [section, logicalId] = finding.path;
    const isResource = section === "Resources" && typeof logicalId === "string" && finding.file.endsWith(".template.json");
    const place = isResource ? createdAt(path.resolve(cwd, finding.file), logicalId) : undefined;
    if (place === undefined) return finding;
    const file = path.relative(cwd, place.file).split(path.sep).join("/");
    return { ...finding, related: [...finding.related, { file, line: place.line, column: place.column, message: "created here" }] };
  });
}
