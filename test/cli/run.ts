import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { main } from "../../src/cli.js";
import type { Surroundings } from "../../src/cli.js";
import type { lint } from "../../src/lint.js";

/** What a run of the program left behind. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The text of a file in the folder that the program ran in; undefined where there is none. */
  readonly written: (name: string) => string | undefined;
}

/** How a run differs from one in a pipe, without colors, by the real linter. */
export interface Circumstances {
  readonly isTTY?: boolean;
  readonly env?: Surroundings["env"];
  readonly judge?: typeof lint;
  /** The folder below that the program runs in. Default: the top. */
  readonly below?: string;
}

/** The files of the folder that the program runs in: name → text. */
export type Folder = Readonly<Record<string, string | Uint8Array>>;

/** Runs the program in a folder of its own. */
export async function run(
  folder: Folder,
  argv: readonly string[],
  { isTTY = false, env = {}, judge, below = "" }: Circumstances = {},
): Promise<Outcome> {
  const top = mkdtempSync(path.join(tmpdir(), "stream-lint-"));
  const cwd = path.join(top, below);
  try {
    fill(top, folder);
    const output = { stdout: "", stderr: "" };
    const stdout = { isTTY, columns: 100, write: (text: string) => (output.stdout += text) };
    const stderr = { write: (text: string) => (output.stderr += text) };
    const code = await main({ argv, cwd, env, stdout, stderr }, judge);
    const written = new Map(
      Object.keys(folder)
        .concat(argv)
        .map((name) => [name, textOf(path.join(cwd, name))]),
    );
    return { code, ...output, written: (name) => written.get(name) };
  } finally {
    rmSync(top, { recursive: true });
  }
}

function fill(cwd: string, folder: Folder): void {
  for (const [name, content] of Object.entries(folder)) {
    const file = path.join(cwd, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
