import { createHash } from "node:crypto";

/** What stays the same when lines move: a finding is its rule, its file and its subject. 32 hexadecimal digits. */
export function fingerprint(rule: string, file: string, subject: string): string {
  return createHash("sha256").update([rule, file, subject].join("\u0000")).digest("hex").slice(0, 32);
}
