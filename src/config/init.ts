import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { configurationNames } from "./find-configuration.js";
import { initialText } from "./initial-text.js";

/** Writes a configuration in which everything is explained and nothing is set into a folder, unless there is one. Tells in a sentence what came of it. */
export function createConfiguration(folder: string): { readonly isDone: boolean; readonly told: string } {
  const [name = ""] = configurationNames;
  const existing = configurationNames.find((one) => existsSync(path.join(folder, one)));
  const refused = (existing: string): ReturnType<typeof createConfiguration> => ({
    isDone: false,
    told: `There is a ${existing} already; nothing is written.`,
  });
  if (existing !== undefined) return refused(existing);
  try {
    // Not even through a link is anything overwritten.
    writeFileSync(path.join(folder, name), initialText, { flag: "wx" });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === "EEXIST" ? refused(name) : { isDone: false, told: `${name} cannot be written: ${message}.` };
  }
  return { isDone: true, told: `${name} is written. Everything in it is explained, and nothing is set yet.` };
}
