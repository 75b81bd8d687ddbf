import type { Severity, Trouble } from "./report.js";

/** How to judge. */
export interface LintOptions {
  /** Rule id → level; rules that are not named keep their own. */
  readonly levels?: Readonly<Record<string, "off" | Severity>>;
  /** Files that could not even be read as text; they stand in the report beside those that could not be parsed. */
  readonly unreadable?: readonly Trouble[];
  /** How many files were looked at, where more were than are given here. Default: as many as are given. */
  readonly filesLookedAt?: number;
}
