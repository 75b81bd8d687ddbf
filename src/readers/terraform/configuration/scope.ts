import type { Place } from "../../../source/place.js";
import type { Datum } from "./datum.js";
import type { ModuleInstance } from "./module-instance.js";

/** Where an expression stands, which decides what its names mean. */
export interface Scope {
  readonly module: ModuleInstance;
  /** The instance of `for_each` or `count` that it stands in. */
  readonly each?: Each | undefined;
  /** What `for` and `dynamic` give names to. */
  readonly names: ReadonlyMap<string, Datum>;
}

/** One instance under `for_each` (its key and value) or `count` (its index). */
export interface Each {
  readonly key: string | number;
  readonly value: Datum | undefined;
}

export function withNames(scope: Scope, names: Iterable<readonly [string, Datum]>): Scope {
  return { ...scope, names: new Map([...scope.names, ...names]) };
}

/** An expression whose value is asked for, and the place that asks. */
export interface Use {
  readonly scope: Scope;
  readonly place: Place;
}
