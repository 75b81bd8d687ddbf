import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";

/** A folder with these files in it, gone after the test; a name that ends in "/" is an empty folder. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const top = realpathSync(mkdtempSync(path.join(tmpdir(), "stream-lint-config-")));
  onTestFinished(() => rmSync(top, { recursive: true, force: true }));
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
