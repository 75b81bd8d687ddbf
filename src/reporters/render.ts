import type { Report } from "../report.js";
import type { GithubOptions } from "./github.js";
import { json } from "./json.js";
import type { SarifOptions } from "./sarif.js";
import { terminal } from "./terminal.js";
import type { TerminalOptions } from "./terminal.js";

/** How a report can be told. */
export type Format = "terminal" | "json" | "sarif" | "github" | "markdown" | "junit" | "checkstyle" | "gitlab";

/** The report in a format; what only some runs need is loaded when it is asked for. */
export async function render(report: Report, format: Format, options: TerminalOptions & GithubOptions & SarifOptions): Promise<string> {
  switch (format) {
    case "terminal":
      return terminal(report, options);
    case "json":
      return json(report);
    case "github":
      return (await import("./github.js")).github(report, options);
    case "markdown":
      return (await import("./markdown.js")).markdown(report, options);
    case "sarif":
      return (await import("./sarif.js")).sarif(report, options);
    case "junit":
      return (await import("./junit.js")).junit(report);
    case "checkstyle":
      return (await import("./checkstyle.js")).checkstyle(report);
    case "gitlab":
      return (await import("./gitlab.js")).gitlab(report, options);
  }
}
