// @ts-check
/**
 * Writes into README.md which commit users are to pin: `node scripts/pin.mjs v1.2.3`, right after that release. The second
 * argument is what the commit is called, if not like the first.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./root.mjs";

const [revision, name = revision] = process.argv.slice(2);
if (revision === undefined || name === undefined) throw new Error("Name the release: node scripts/pin.mjs v1.2.3");
const commit = execFileSync("git", ["rev-parse", "--verify", "--end-of-options", `${revision}^{commit}`], {
  cwd: root,
  encoding: "utf8",
}).trim();
const readme = path.join(root, "README.md");
const pinned = readFileSync(readme, "utf8").replace(
  /(stream-lint\/stream-lint@|rev: )\S+ # .*/g,
  (_, before) => `${String(before)}${commit} # ${name}`,
);
writeFileSync(readme, pinned);
console.log(`README.md pins ${commit} # ${name}`);
