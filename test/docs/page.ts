import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { main } from "../../src/cli.js";

/** A fence of a page: ```` ```yaml template.yaml ```` is a file, ```` ```console ```` what somebody types and is told. */
export interface Fence {
  readonly language: string;
  readonly file: string | undefined;
  readonly text: string;
}

/** A command of a page, what the page says that it prints, and what it printed. */
export interface Executed {
  readonly command: string;
  readonly expected: string;
  readonly printed: string;
}

export function fencesOf(page: string): readonly Fence[] {
  return [...page.matchAll(/^```(\w+)(?: (\S+))?\n([^]*?)^```$/gm)].map(([, language = "", file, text = ""]) => ({ language, file, text }));
}

/** Follows a page from its top to its end, in a folder of its own: its files are written, its commands are run. */
export async function follow(page: string): Promise<readonly Executed[]> {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "stream-lint-docs-")));
  try {
    const executed: Executed[] = [];
    let code = 0;
    for (const { language, file, text } of fencesOf(page)) {
      if (file !== undefined) {
        mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
        writeFileSync(path.join(folder, file), text);
      }
      if (language !== "console") continue;
      for (const [command = "", ...lines] of text
        .split(/^\$ /m)
        .slice(1)
        .map((part) => part.split("\n"))) {
        const outcome = await executedIn(folder, command, code);
        executed.push({ command, expected: lines.join("\n"), printed: outcome.printed });
        code = outcome.code;
      }
    }
    return executed;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Whether what was printed is what the page says, where a line with `…` alone stands for any number of lines, and one at the end of a line for its rest. */
export function isAsSaid({ expected, printed }: Executed): boolean {
  const pattern = expected
    .trimEnd()
    .split("\n")
    .map((line) => (line === "…" ? "[^]*" : line.endsWith("…") ? `${literally(line.slice(0, -1))}.*` : literally(line)))
    .join("\n")
    .replaceAll("\n[^]*", "(?:\n[^]*)?")
    .replaceAll("[^]*\n", "(?:[^]*\n)?");
  return new RegExp(`^${pattern}$`).test(printed.trimEnd());
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

async function executedIn(cwd: string, command: string, code: number): Promise<{ readonly printed: string; readonly code: number }> {
  const [program, ...words] = (command.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ""));
  if (command === "echo $?") return { printed: `${code}\n`, code: 0 };
  if (program === "git") return { printed: execFileSync("git", words, { cwd, encoding: "utf8", env: identity }), code: 0 };
  if (program === "cat") return { printed: readFileSync(path.join(cwd, words[0] ?? ""), "utf8"), code: 0 };
  if (program !== "npx" || words[0] !== "stream-lint") throw new Error(`The page runs a command that nobody here knows: ${command}`);
  let printed = "";
  const output = { isTTY: true, columns: 100, write: (text: string) => (printed += text) };
  const env = { NO_COLOR: "1" };
  const ended = await main({ argv: words.slice(1), cwd, env, stdout: output, stderr: { write: output.write } });
  return { printed, code: ended };
}

const identity = {
  ...process.env,
  ...{ GIT_AUTHOR_NAME: "a", GIT_AUTHOR_EMAIL: "a@example.com", GIT_COMMITTER_NAME: "a", GIT_COMMITTER_EMAIL: "a@example.com" },
};
