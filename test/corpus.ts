import { existsSync } from "node:fs";
import path from "node:path";

const folder = path.resolve(process.env["STREAM_LINT_CORPUS"] ?? path.join(import.meta.dirname, "../../shared/corpus"));

/** The folder of real templates, or undefined where it is absent: then the tests that need it are skipped, with one line that says so. */
export const corpus = existsSync(folder) ? folder : undefined;

/** What a skipped test is called. */
export const withoutCorpus = "skipped: there is no folder of real templates (STREAM_LINT_CORPUS)";
