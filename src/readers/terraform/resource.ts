import type { Condition } from "../../model/condition.js";
import type { Dialect } from "../../model/dialect.js";
import type { Call, Written } from "../../model/value.js";
import type { Place } from "../../source/place.js";
import type { TreeNode } from "../../source/tree.js";

/** The resources of a plan or of a configuration: what the readers of resource types know of either. */
export interface Terraform {
  readonly file: string;
  readonly dialect: Dialect;
  /** The managed resources of these types, in the order of the file. */
  ofType(...types: readonly string[]): readonly Resource[];
  /** Whether anything but the resource of this address itself refers to it. */
  speaksOf(address: string): boolean;
  /** Whether this stands in one of its texts. */
  contains(text: string): boolean;
  /** What it hands to modules that were not read; left out where all are. */
  handedOut?(): readonly Written<string>[];
}

/** A managed resource, or one instance of it. */
export interface Resource {
  /** Such as `module.ingest.aws_kinesis_stream.orders[0]`. */
  readonly address: string;
  readonly type: string;
  readonly place: Place;
  readonly when: Condition;
  /** What decided that it exists, where the text alone does not: "the default of variable names". */
  readonly from?: string | undefined;
  /** The calls of the modules that it stands in, the outermost first, unless it stands at one of them. */
  readonly calls?: readonly Call[] | undefined;
  /** It stands for any number of its kind. */
  readonly repeats?: boolean;
  readonly arguments: Arguments;
}

/** Gives access to the arguments of a resource, by the keys that lead to them. */
export interface Arguments {
  /** What stands under these keys; of a block that is repeated, the first one counts. An empty list is absent. */
  at(...keys: readonly string[]): Written<TreeNode>;
  /** The same as text and, where only an apply tells it, with what it refers to: preferably a resource of one of these types. */
  refer(types: readonly string[], ...keys: readonly string[]): Written<string>;
  /** Addresses of everything that a value may come from which only an apply tells. */
  candidates(...keys: readonly string[]): readonly string[];
  /** A map of texts. */
  texts(types: readonly string[], ...keys: readonly string[]): Written<ReadonlyMap<string, Written<string>>>;
  /** Every block under these keys. */
  blocks(...keys: readonly string[]): readonly Block[];
}

/** One of several blocks of the same name. */
export interface Block {
  readonly when: Condition;
  readonly arguments: Arguments;
}

/** Arguments without which a block of theirs is refused: where the block is, they are there, whatever their value. */
const required: ReadonlySet<string> = new Set([
  ...["event_source_arn", "function_name", "destination_arn", "source", "target", "stream_arn", "kinesis_stream_arn", "resource_arn"],
  ...["pipeline_configuration_body", "role", "policy_arn"],
]);

/** Whether an argument that is written is there for certain, though its value is unknown. */
export function isRequired(keys: readonly string[]): boolean {
  const [last, block] = [keys.at(-1) ?? "", keys.at(-2)];
  return required.has(last) || (last === "arn" && block === "dead_letter_config");
}

/** The type in an address such as `module.a["x"].data.aws_kinesis_stream.s[0]`: here `aws_kinesis_stream`. */
export function typeOfAddress(address: string): string | undefined {
  return /(?:^|\.)([\w-]+)\.[\w-]+(?:\[(?:\d+|"(?:[^"\\]|\\.)*")\])?$/.exec(address)?.[1];
}

/** The address without its modules and its instance, as references within its module write it: `aws_kinesis_stream.s`. */
export function nameOfAddress(address: string): string {
  return /(?:^|\.)([\w-]+\.[\w-]+)(?:\[(?:\d+|"(?:[^"\\]|\\.)*")\])?$/.exec(address)?.[1] ?? address;
}
