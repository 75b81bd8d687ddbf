import type { Datum } from "./datum.js";
import { datumOf } from "./evaluate.js";
import { argumentOf } from "./module-source.js";
import type { DeclaredResource } from "./module-source.js";
import type { Use } from "./scope.js";

/** What an archive is made of, in place of where it is written: nobody reads a package that is yet to be made. */
export function archived(declared: DeclaredResource, use: Use): Datum | undefined {
  const source = argumentOf(declared, "source_dir") ?? argumentOf(declared, "source_file");
  return source === undefined ? undefined : datumOf(source.node, use);
}
