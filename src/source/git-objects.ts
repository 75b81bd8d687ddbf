import { runGit } from "./git.js";

/** What a commit has at a path. */
export interface TreeEntry {
  /** Relative to the root, with forward slashes. */
  readonly name: string;
  readonly mode: string;
  /** The id of the content; of a submodule that of its commit. */
  readonly id: string;
}

/** The mode of a link. */
export const linkMode = "120000";

/** Everything in a commit but its folders; undefined where git cannot read them. */
export function entriesOf(root: string, commit: string): readonly TreeEntry[] | undefined {
  const { status, stdout } = runGit(root, ["ls-tree", "-r", "-z", "--full-tree", commit]);
  if (status !== 0) return undefined;
  const listed = stdout.toString("utf8").matchAll(/([0-7]{6}) \w+ ([0-9a-f]+)\t([^\0]+)\0/g);
  return [...listed].map(([, mode = "", id = "", name = ""]) => ({ mode, id, name }));
}

/** Why the bytes of a file in a commit cannot be had. */
export type Unavailable = "too large" | "not in this clone";

/** Bytes that one question to git may bring. */
const mostAtOnce = 1 << 29;

/** The contents with these ids; what has more than `limit` bytes is left in git. Neither filters nor text conversions are run. */
export function blobs(root: string, ids: readonly string[], limit: number): ReadonlyMap<string, Buffer | Unavailable> {
  const found = new Map<string, Buffer | Unavailable>(ids.map((id) => [id, "not in this clone"]));
  if (ids.length === 0) return found;
  const told = runGit(root, ["cat-file", "--batch-check"], linesOf(ids)).stdout.toString("latin1").split("\n");
  let batch: string[] = [];
  let size = 0;
  const fetch = (): void => {
    for (const [id, bytes] of contentsOf(root, batch)) found.set(id, bytes);
    [batch, size] = [[], 0];
  };
  for (const line of told) {
    const [id = "", type, length] = line.split(" ");
    if (type !== "blob") continue;
    const bytes = Number(length);
    if (bytes > limit) found.set(id, "too large");
    else {
      if (size + bytes > mostAtOnce) fetch();
      batch.push(id);
      size += bytes;
    }
  }
  fetch();
  return found;
}

function contentsOf(root: string, ids: readonly string[]): readonly (readonly [id: string, bytes: Buffer])[] {
  if (ids.length === 0) return [];
  const { stdout } = runGit(root, ["cat-file", "--batch"], linesOf(ids));
  const found: (readonly [string, Buffer])[] = [];
  for (let at = 0; at < stdout.length;) {
    const start = stdout.indexOf("\n", at) + 1;
    const [id = "", type, length] = stdout.toString("latin1", at, start - 1).split(" ");
    const end = start + Number(length);
    // An object may vanish between the two questions, and then the line is all there is.
    if (start === 0 || end > stdout.length) break;
    if (type === "blob") found.push([id, stdout.subarray(start, end)]);
    at = type === "blob" ? end + 1 : start;
  }
  return found;
}

function linesOf(ids: readonly string[]): string {
  return ids.map((id) => `${id}\n`).join("");
}
