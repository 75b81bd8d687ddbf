import type { Trouble } from "../report.js";
import type { NamedFile } from "./named-file.js";
import { readParameterJson } from "./parameter-json.js";

/** The parameters that a file sets, or why it sets none. */
export type ReadParameters = ParameterValues | { readonly mistake: Trouble };

export interface ParameterValues {
  /** Name → value, in the order of the file; of two equal names the last one counts. */
  readonly values: Readonly<Record<string, string>>;
  /** What else stands there and is passed over. */
  readonly notRead: readonly Trouble[];
}

/** Reads a file of parameters by its kind: a `samconfig.toml`, a `.tfvars`, else CloudFormation's JSON. */
export async function readParameters(file: NamedFile): Promise<ReadParameters> {
  if (file.path.endsWith(".toml")) return (await import("./samconfig.js")).readSamconfig(file);
  if (file.path.endsWith(".tfvars")) return await (await import("./tfvars.js")).readTfvars(file);
  return readParameterJson(file);
}
