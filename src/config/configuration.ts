import type { LintOptions } from "../lint-options.js";
import type { Severity } from "../report.js";
import type { Locator } from "../source/position.js";

/** What a stream-lint.yaml says. */
export interface Configuration {
  /** Its name in reports: relative to the working folder, with forward slashes. */
  readonly file: string;
  /** The folder that it lies in; absolute. */
  readonly folder: string;
  readonly locator: Locator;
  readonly lint: LintOptions;
  readonly failOn: Severity | "never" | undefined;
  readonly ignore: readonly string[];
  readonly include: readonly string[];
  /** Whether a file or a folder, by its absolute path, is not to be looked at. */
  readonly leavesOut: (absolute: string) => boolean;
}
