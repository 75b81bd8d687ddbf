import type { Grammars } from "./idempotency/read-handler.js";
import type { TextOptions } from "./lint-options.js";
import { hasTwoVersions, isHandlerFile, lintTexts } from "./lint-texts.js";
import type { Report } from "./report.js";
import { isHcl } from "./source/parse.js";
import { programLanguageOf } from "./source/program.js";
import type { SourceFile } from "./source/source-file.js";

export type { LintOptions, TextOptions } from "./lint-options.js";
export type { SourceFile } from "./source/source-file.js";
export type { BrokenRule, Excerpt, Excused, Finding, Related, Report, Severity, Stale, Summary, Trouble, Undecided } from "./report.js";

/** Judges texts together and tells what was found. Reads none of the files that they name, and is never rejected for what a text holds. */
export async function lint(files: readonly SourceFile[], options: TextOptions = {}): Promise<Report> {
  const isNeeded = [...files, ...(options.before ?? [])].some(({ path }) => isHcl(path) || /\.(tf|tofu)\.json$/.test(path));
  const hcl = isNeeded ? await (await import("./source/hcl.js")).loadHcl() : undefined;
  const comparing = hasTwoVersions(files, options) ? (await import("./changes/comparing.js")).comparing : undefined;
  return lintTexts(
    files,
    { today: new Date().toISOString().slice(0, 10), ...options },
    { hcl, comparing, grammars: await grammarsFor(files) },
  );
}

/** The languages of the handlers among the texts, and of those that stand in a template. */
async function grammarsFor(files: readonly SourceFile[]): Promise<Grammars> {
  const holdsHandler = files.some(({ text }) => text.includes("ZipFile") || text.includes("InlineCode"));
  const own = files.filter(isHandlerFile).map(({ path }) => programLanguageOf(path));
  const languages = new Set([...own, ...(holdsHandler ? (["python", "typescript"] as const) : [])]);
  if (languages.size === 0) return {};
  const { loadGrammar } = await import("./source/grammar.js");
  const named = [...languages].filter((language) => language !== undefined);
  return Object.fromEntries(await Promise.all(named.map(async (language) => [language, await loadGrammar(language)] as const)));
}
