import type { DeclaredConditions } from "./condition.js";
import type { ConsumerPart } from "./consumer.js";
import type { FunctionNamePart, FunctionPart } from "./function.js";
import type { RegistrationPart, StreamPart } from "./stream.js";
import type { TablePart } from "./table.js";

/** Everything of interest that one file declares. */
export interface Parts {
  readonly file: string;
  readonly streams: readonly StreamPart[];
  readonly registrations: readonly RegistrationPart[];
  readonly consumers: readonly ConsumerPart[];
  readonly functions: readonly FunctionPart[];
  readonly functionNames: readonly FunctionNamePart[];
  readonly tables: readonly TablePart[];
  /** What it says of its conditions as a whole; undefined where a format has none. Worked out when a condition matters. */
  readonly conditions?: DeclaredConditions;
}
