import { child } from "../../source/tree.js";
import type { Resource } from "./template.js";

/** The reason in `Metadata: {StreamLint: {idempotent: REASON}}`; a declaration without a reason is none. */
export function declaredIdempotent(resource: Resource): string | undefined {
  const reason = child(child(child(resource.node, "Metadata"), "StreamLint"), "idempotent");
  return reason?.kind === "scalar" && typeof reason.value === "string" && reason.value.trim() !== "" ? reason.value : undefined;
}
