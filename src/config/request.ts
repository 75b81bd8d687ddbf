import type { Severity } from "../report.js";
import { severities } from "../report.js";
import type { WantedReport } from "./outputs.js";
import { didYouMean } from "../suggestion.js";
import { UsageError } from "./usage-error.js";

/** What is to be checked, how loudly, and where the reports go; the same whichever door it came through. */
export interface CheckRequest {
  /** Files and folders; none stands for the folder the run happens in. */
  readonly names: readonly string[];
  readonly reports: readonly WantedReport[];
  /** Undefined: what the configuration says, else error. */
  readonly failOn: Severity | "never" | undefined;
  /** Rule id → level; the others are for the configuration to say. */
  readonly levels: Levels;
  /** The file that the configuration stands in; undefined: the one that is found from the working folder upwards. */
  readonly config: string | undefined;
  /** Values of template parameters and Terraform variables. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Files with more of them, which count less. */
  readonly parameterFiles: readonly string[];
  /** The names are what to speak of; the repository around them is read, too. */
  readonly focus: boolean;
  /** What the work tree is compared with; undefined: with nothing, and everything is reported. */
  readonly base: WantedBase | undefined;
  /** The file with what is left as it is for now. */
  readonly baseline: string | undefined;
  /** What is found now is written there. */
  readonly updateBaseline: boolean;
  readonly undecided: boolean;
  readonly requireInput: boolean;
  readonly quiet: boolean;
}

/** What only the change since is to be told of. */
export interface WantedBase {
  /** Revisions of git, such as a branch; the first one that is known counts. */
  readonly revisions: readonly string[];
  /** How sentences call it. */
  readonly name: string;
  /** Nobody asked for it by name: where it cannot be had, everything is reported, and why is said. */
  readonly isOptional: boolean;
  /** The commit into which a server merged the change to try it out, and whose first parent the base is. */
  readonly merge?: string | undefined;
}

export type Levels = Readonly<Record<string, Severity | "off">>;

/** How a check can be told; the first one is the default. */
export const checkFormats = ["terminal", "json", "sarif", "github", "markdown", "junit", "checkstyle", "gitlab"] as const;

/** What `--fail-on` takes. */
export const failOnLevels = [...severities, "never"] as const;

/** A setting `ID=LEVEL`. */
export function levelOf(setting: string, ruleIds: readonly string[]): [string, Severity | "off"] {
  const [id = "", ...level] = setting.split("=");
  if (id === "") throw new UsageError(`The level ${setting} has no rule; write ID=off, note, warning or error.`);
  if (!ruleIds.includes(id)) throw new UsageError(unknownRule(id, ruleIds));
  if (level.length === 0) throw new UsageError(`The rule ${id} needs a level: ${id}=off, note, warning or error.`);
  return [id, choice("level", level.join("="), ["off", "note", "warning", "error"], ` for ${id}`)];
}

/** A setting `NAME=VALUE`; `flag` is what the user wrote it behind. */
export function parameterOf(setting: string): [string, string] {
  const [, name = "", value = ""] = /^([^=]+)=(.*)$/s.exec(setting) ?? [];
  if (name === "") throw new UsageError(`The parameter ${setting} needs a value: NAME=VALUE.`);
  return [name, value];
}

/** A revision of git that somebody asked for. */
export function baseOf(revision: string): WantedBase {
  if (/^-|[\0\s]/.test(revision))
    throw new UsageError(`${JSON.stringify(revision)} is no revision of git; name a branch, a tag or a commit.`);
  return { revisions: [revision], name: revision, isOptional: false };
}

/** The sentence for a rule that does not exist. */
export function unknownRule(id: string, ruleIds: readonly string[]): string {
  return `There is no rule ${id}${didYouMean(id, ruleIds) || "; stream-lint rules lists the rules."}`;
}

/** The one of `names` that is `value`; `what` and `where` make the sentence if there is none. */
export function choice<Name extends string>(what: string, value: string, names: readonly Name[], where = ""): Name {
  const found = names.find((name) => name === value);
  if (found !== undefined) return found;
  const exist =
    names.length === 1 ? `the only one is ${names[0] ?? ""}` : `there are ${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
  throw new UsageError(`There is no ${what} ${value}${where}; ${exist}.`);
}
