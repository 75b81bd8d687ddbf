import path from "node:path";
import type { Report, Trouble } from "../report.js";
import { isWithin } from "../source/within.js";
import type { Configuration } from "./configuration.js";
import type { CheckRequest } from "./request.js";

/**
 * What the configuration declares and nothing in the run is called: at its line. Nothing where the run has not read all that
 * the configuration is about, for then it may well be right.
 */
export function unmatchedLines(
  { unmatched, summary }: Report,
  configuration: Configuration | undefined,
  { names, focus }: Pick<CheckRequest, "names" | "focus">,
  cwd: string,
): readonly Trouble[] {
  if (configuration === undefined || unmatched.length === 0) return [];
  const paths = (names.length === 0 ? ["."] : names).map((name) => path.resolve(cwd, name));
  const isAllRead = focus ? summary.templates > 0 : paths.some((one) => isWithin(one, configuration.folder));
  if (!isAllRead) return [];
  const places = configuration.locator.locateAll(unmatched.map(({ setting, name }) => [setting, name]));
  return unmatched.map(({ message }, index) => {
    const { line = 1, column = 1 } = places[index] ?? {};
    return { file: configuration.file, line, column, message };
  });
}
