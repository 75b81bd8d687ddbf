import type { ConsumerPart } from "./consumer.js";
import type { FunctionNamePart, FunctionPart } from "./function.js";
import type { ParameterPart, PublishedPart } from "./published.js";
import type { RegistrationPart, StreamPart } from "./stream.js";
import type { TablePart } from "./table.js";

/** Everything of interest that one file declares, or several that share streams. */
export interface Parts {
  readonly streams: readonly StreamPart[];
  readonly registrations: readonly RegistrationPart[];
  readonly consumers: readonly ConsumerPart[];
  readonly functions: readonly FunctionPart[];
  readonly functionNames: readonly FunctionNamePart[];
  readonly tables: readonly TablePart[];
  readonly published: readonly PublishedPart[];
  /** By `file#name`. */
  readonly parameters: ReadonlyMap<string, ParameterPart>;
}
