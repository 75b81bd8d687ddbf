import { readdirSync, type Dirent } from "node:fs";
import path from "node:path";

/** Folders that hold what was built or installed. */
const leftOut: ReadonlySet<string> = new Set(["node_modules", ".aws-sam", ".git"]);

/** Whether a path, relative to the folder that is read, leads through a folder that is always left out. */
export function isLeftOut(name: string): boolean {
  return name.split("/").some((step) => leftOut.has(step));
}

/** Everything below a folder that is no folder, relative to it, with forward slashes; no link is followed. Folders that cannot be listed are told to `onUnlisted`. */
export function walk(folder: string, onUnlisted: (name: string) => void): string[] {
  const names: string[] = [];
  const open = [""];
  for (let below = open.pop(); below !== undefined; below = open.pop()) {
    const entries = entriesOf(path.join(folder, below));
    if (entries === undefined) onUnlisted(below);
    for (const entry of entries ?? []) {
      const name = below === "" ? entry.name : `${below}/${entry.name}`;
      if (!entry.isDirectory()) names.push(name);
      else if (!leftOut.has(entry.name)) open.push(name);
    }
  }
  return names;
}

function entriesOf(folder: string): Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return undefined;
  }
}
