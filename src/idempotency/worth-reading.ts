import type { Code } from "../model/code.js";
import type { WantedCode } from "../model/wanted-code.js";
import { entryFilesIn } from "./entry-files.js";

type Texts = (file: string) => unknown;

/** The code that is to be read, after a glance at what is wanted only if it speaks of something. */
export function worthReading(wanted: readonly WantedCode[], textAt: Texts): readonly Code[] {
  return wanted.flatMap(({ code, ifItSpeaksOf }) => {
    if (ifItSpeaksOf === undefined) return [code];
    const text = firstText(code, textAt);
    return text !== undefined && ifItSpeaksOf.test(text) ? [code] : [];
  });
}

/** The text that a handler begins in; undefined where there is none to read. */
export function firstText(code: Code, textAt: Texts): string | undefined {
  if (code.kind === "elsewhere") return undefined;
  if (code.kind === "text") return code.text;
  const found = entryFilesIn(code)
    .files.map(textAt)
    .find((text) => text !== undefined);
  return typeof found === "string" ? found : undefined;
}
