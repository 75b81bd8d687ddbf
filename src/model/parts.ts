import type { ConsumerPart } from "./consumer.js";
import type { ExternalReader } from "./external.js";
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
  /** Readers that are declared beside the file; whether any of its streams is meant turns out when the parts are joined. */
  readonly externalReaders?: readonly ExternalReader[];
}
