import { rules } from "../rules/index.js";
import { comparing } from "../src/changes/comparing.js";
import { hasTwoVersions, lintTexts } from "../src/lint-texts.js";
import type { TextOptions } from "../src/lint-options.js";
import type { Levels } from "../src/settle/settle.js";
import type { Report } from "../src/report.js";
import { grammars } from "./idempotency/grammars.js";
import { loadHcl } from "../src/source/hcl.js";
import type { SourceFile } from "../src/source/source-file.js";

/** The language of Terraform, which takes a while to load. */
export const hcl = await loadHcl();

/** Switches all rules off but these: for what is about something else than rules, such as conditions or formats. */
function only(...ids: readonly string[]): Levels {
  return Object.fromEntries(rules.filter(({ id }) => !ids.includes(id)).map(({ id }) => [id, "off"]));
}

/** The rules that look at what conditions, joins and formats can hide: destinations, bisecting, and how many readers there are. */
export const founding = only(
  "bisect-without-idempotency",
  "dynamodb-stream-oversubscribed",
  "kinesis-stream-oversubscribed",
  "no-failure-destination",
);

/** What the library says of these texts. */
export function lint(files: readonly SourceFile[], options: TextOptions = {}): Report {
  return lintTexts(files, options, { hcl, grammars, ...(hasTwoVersions(files, options) ? { comparing } : {}) });
}
