import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** What is written in a commit: name → content; null takes the file away. */
export type Changes = Readonly<Record<string, string | Uint8Array | null>>;

/** A repository in a temporary folder, made by git itself; the same commits have the same ids on every machine. */
export class Repository {
  readonly folder: string;

  constructor(...init: readonly string[]) {
    this.folder = realpathSync(mkdtempSync(path.join(tmpdir(), "stream-lint-base-")));
    this.git("init", "--quiet", "--initial-branch=main", ...init);
  }

  /** What git prints. */
  git(...command: readonly string[]): string {
    const env = {
      PATH: process.env["PATH"],
      HOME: this.folder,
      GIT_CONFIG_NOSYSTEM: "1",
      ...{ GIT_AUTHOR_NAME: "a", GIT_AUTHOR_EMAIL: "a@example.com", GIT_AUTHOR_DATE: "2026-01-01T00:00:00Z" },
      ...{ GIT_COMMITTER_NAME: "a", GIT_COMMITTER_EMAIL: "a@example.com", GIT_COMMITTER_DATE: "2026-01-01T00:00:00Z" },
    };
    return execFileSync("git", command, { cwd: this.folder, env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
  }

  /** Writes and removes files, without telling git. */
  write(changes: Changes): void {
    for (const [name, content] of Object.entries(changes)) {
      const file = path.join(this.folder, name);
      if (content === null) rmSync(file);
      else {
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, content);
      }
    }
  }

  /** The id of a commit with these changes. */
  commit(changes: Changes): string {
    this.write(changes);
    this.git("add", "--all");
    this.git("commit", "--quiet", "--allow-empty", "--message", "change");
    return this.git("rev-parse", "HEAD");
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
