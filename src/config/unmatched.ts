import { existsSync } from "node:fs";
import path from "node:path";
import type { Report, Trouble, Unmatched } from "../report.js";
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
  if (configuration === undefined) return [];
  const lost = lostSources(configuration, cwd);
  const paths = (names.length === 0 ? ["."] : names).map((name) => path.resolve(cwd, name));
  const isAllRead = focus ? summary.templates > 0 : paths.some((one) => isWithin(one, configuration.folder));
  const strange = isAllRead ? [...lost, ...unmatched] : lost;
  if (strange.length === 0) return [];
  const places = configuration.locator.locateAll(strange.map(({ setting, name }) => [setting, name]));
  return strange.map(({ message }, index) => {
    const { line = 1, column = 1 } = places[index] ?? {};
    return { file: configuration.file, line, column, message };
  });
}

/** Handlers that are said to stand where no file is. */
function lostSources({ lint: { sources = {} } }: Configuration, cwd: string): readonly Unmatched[] {
  return Object.entries(sources)
    .filter(([, source]) => !existsSync(path.resolve(cwd, source)))
    .map(([name, source]) => ({
      ...({ setting: "sources", name } as const),
      message: `There is no file ${source} to look for the handler of ${name} in; name the file that it stands in, relative to this one.`,
    }));
}
