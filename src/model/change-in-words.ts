import { causesOf } from "./change.js";
import type { Change } from "./change.js";
import { retentionInWords } from "./stream.js";

/** Why a deployment puts a new resource in the place of the old one: a clause that names the subject. */
export function causeInWords(change: Change): string {
  const { subject, renamedFrom } = change;
  if (renamedFrom !== undefined) return `${renamedFrom} is called ${subject} now, so that a new one is made and the old one deleted`;
  const [cause] = causesOf(change);
  if (cause?.because !== undefined) return `${subject} is replaced: ${cause.because}`;
  if (cause?.values === undefined) return `another ${cause?.name ?? "setting"} replaces ${subject}`;
  const { before, after } = cause.values;
  return `${cause.name} ${after} instead of ${before} replaces ${subject}`;
}

/** Where a reader starts that is made anew, and what that means: clauses. */
export function newStartInWords({ reader }: Change): string {
  const { startingPosition, stream, streamKind } = reader?.after ?? {};
  const position = startingPosition?.is === "known" ? startingPosition.value : undefined;
  const retention = streamKind === undefined ? undefined : retentionInWords(stream, streamKind);
  const kept = retention === undefined ? "" : ` (${retention})`;
  switch (position) {
    case "LATEST":
      return "the new one starts at LATEST, and what is written until it reads is never read";
    case "TRIM_HORIZON":
      return `the new one starts at TRIM_HORIZON, and reads once more all that the stream still holds${kept}`;
    case "AT_TIMESTAMP":
      return "the new one starts at its timestamp, and reads once more what came since then";
    default:
      return "the new one starts as its starting position says, with a gap or with records that were read before";
  }
}
