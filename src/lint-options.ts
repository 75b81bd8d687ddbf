import type { Severity, Trouble } from "./report.js";

/** How to judge. */
export interface LintOptions {
  /** Rule id → level; rules that are not named keep their own. */
  readonly levels?: Readonly<Record<string, "off" | Severity>>;
  /**
   * The highest severity of a finding that holds in some deployments only; "off" leaves such findings out. Default "warning".
   */
  readonly conditional?: "off" | Severity;
  /**
   * Values of template parameters and of variables, by name: the deployment that has them is judged, instead of all that there may be.
   * A pseudo parameter such as `AWS::Region` may be among them.
   */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Files that could not even be read as text; they stand in the report beside those that could not be parsed. */
  readonly unreadable?: readonly Trouble[];
  /** How many files were looked at, where more were than are given here. Default: as many as are given. */
  readonly filesLookedAt?: number;
}
