import type { ReadHandlers } from "./handlers.js";
import type { TextAt } from "./idempotency/read-handler.js";
import { worthReading } from "./idempotency/worth-reading.js";
import type { WantedCode } from "./model/wanted-code.js";
import { handlerTexts } from "./source/handler-files.js";

/** Reads the sources that are wanted, from the repository that `cwd` lies in if `textAt` does not say otherwise; undefined where none is worth it. */
export async function handlersIn(
  cwd: string,
  wanted: readonly WantedCode[],
  textAt: TextAt = handlerTexts(cwd),
): Promise<ReadHandlers | undefined> {
  const codes = worthReading(wanted, textAt);
  // What reads programs is loaded only where there is one to read.
  return codes.length === 0 ? undefined : (await import("./handlers.js")).readHandlersIn(textAt, codes);
}
