import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach } from "vitest";

const made: string[] = [];
afterEach(() => made.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A folder with these files in it, gone after the test; a name that ends in "/" is an empty folder. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const top = realpathSync(mkdtempSync(path.join(tmpdir(), "stream-lint-config-")));
  made.push(top);
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(top, name);
    mkdirSync(name.endsWith("/") ? file : path.dirname(file), { recursive: true });
    if (!name.endsWith("/")) writeFileSync(file, content);
  }
  return top;
}

/** The lines of the error that `act` ends in; empty where it ends well. */
export async function refusalOf(act: () => Promise<unknown>): Promise<string[]> {
  try {
    await act();
    return [];
  } catch (error) {
    return (error as Error).message.split("\n");
  }
}
