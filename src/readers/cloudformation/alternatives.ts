import type { Written } from "../../model/value.js";

/** Above this many combinations of conditions a value counts as unknown: nobody could read a message about it. */
const mostAlternatives = 64;

/** Why what is put together from these parts is not worked out, where they have too many alternatives. */
export const tooManyAlternatives = "it depends on too many conditions";

/** Whether the parts have more alternatives together than are worked out. */
export function haveTooManyAlternatives(parts: readonly Written<unknown>[]): boolean {
  return parts.reduce((count, part) => Math.min(count * alternatives(part), mostAlternatives + 1), 1) > mostAlternatives;
}

function alternatives(written: Written<unknown>): number {
  return written.is === "choice" ? alternatives(written.then) + alternatives(written.otherwise) : 1;
}
