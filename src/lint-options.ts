import type { Severity, Trouble } from "./report.js";
import type { SourceFile } from "./source/source-file.js";

/** How to judge. All of it is what `stream-lint.yaml` calls so, but for the last four. */
export interface LintOptions {
  /** Rule id → level; rules that are not named keep their own. */
  readonly levels?: Readonly<Record<string, "off" | Severity>>;
  /** Rule id → its options; those that are not named keep their defaults. */
  readonly ruleOptions?: Readonly<Record<string, RuleOptions>>;
  /**
   * Values of template parameters and of variables, by name: the deployment that has them is judged, instead of all that there may be.
   * A pseudo parameter such as `AWS::Region` may be among them.
   */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Readers that no template shows, by the name, the subject or the ARN of the stream. */
  readonly externalConsumers?: Readonly<Record<string, ExternalConsumers>>;
  /** Subject of a consumer or a function → the reason why processing a record twice is harmless. */
  readonly idempotent?: Readonly<Record<string, string>>;
  /** Subject of a function → the file that its handler stands in, named as the files are. */
  readonly sources?: Readonly<Record<string, string>>;
  /** The highest severity of a finding that holds in some deployments only; "off" leaves such findings out. Default "warning". */
  readonly conditional?: "off" | Severity;
  /** Whether the alarms on streams and their readers are declared in the files, or elsewhere. Default: in the files, where these hold one. */
  readonly alarms?: "here" | "elsewhere";
  /** The day, such as `2027-01-31`, on which suppressions with a date may have run out. Default: none ever does. */
  readonly today?: string;
  /** Files that could not even be read as text; they stand in the report beside those that could not be parsed. */
  readonly unreadable?: readonly Trouble[];
  /** Files that templates bring along (such as those of nested stacks) and that are not there. */
  readonly missing?: readonly string[];
  /** What the stacks are called that are made of a template, by its path: their outputs are what `Fn::GetStackOutput` gives. */
  readonly stackNames?: Readonly<Record<string, readonly string[]>>;
  /** How many files were looked at, where more were than are given here. Default: as many as are given. */
  readonly filesLookedAt?: number;
}

/** How to judge texts that are at hand. */
export interface TextOptions extends LintOptions {
  /** The same files as they are deployed: what the others change of that is judged, too. */
  readonly before?: readonly SourceFile[];
}

/** Option → value, such as `limit: 3`. */
export type RuleOptions = Readonly<Record<string, number | string | boolean | Readonly<Record<string, number>>>>;

/** How many readers there are, or what they are called. */
export type ExternalReaders = number | readonly string[];

/** Who else reads a stream; readers that are not said to use fan-out share its throughput. */
export type ExternalConsumers = ExternalReaders | { readonly shared?: ExternalReaders; readonly "fan-out"?: ExternalReaders };
