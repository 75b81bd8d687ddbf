import { parse, TomlError } from "smol-toml";
import type { NamedFile } from "./named-file.js";
import { overridesIn } from "./overrides.js";
import type { ReadParameters } from "./parameter-file.js";

/** Where `sam deploy` looks in the environment `default`; the first that is there counts. */
const sections = ["default.deploy.parameters", "default.global.parameters"];

/**
 * Reads the `parameter_overrides` of a `samconfig.toml`, a text or a list of texts.
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-sam-cli-config.html
 */
export function readSamconfig({ path: file, text }: NamedFile): ReadParameters {
  let config: unknown;
  try {
    config = parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    return { mistake: { file, line: error.line, column: error.column, message: "Here this stops being TOML." } };
  }
  const section = sections.find((one) => overridesBelow(config, one) !== undefined);
  if (section === undefined) {
    const message = `There is no parameter_overrides in [${sections.join("] or [")}], so nothing is read.`;
    return { values: {}, notRead: [{ file, line: 1, column: 1, message }] };
  }
  const line = lineIn(text, section);
  const overrides = overridesBelow(config, section);
  const texts = typeof overrides === "string" ? [overrides] : overrides;
  if (!Array.isArray(texts) || !texts.every((one) => typeof one === "string")) {
    return {
      mistake: { file, line, column: 1, message: "parameter_overrides takes a text or a list of texts, each with NAME=VALUE in it." },
    };
  }
  const read = texts.map(overridesIn);
  const rests = read.flatMap(({ rest }) => rest ?? []);
  return {
    values: Object.fromEntries(read.flatMap(({ values }) => values)),
    notRead: rests.map((rest) => ({ file, line, column: 1, message: `This is no NAME=VALUE and is not read: ${rest.slice(0, 80)}` })),
  };
}

function overridesBelow(config: unknown, section: string): unknown {
  return [...section.split("."), "parameter_overrides"].reduce(
    (at, step) => (typeof at === "object" && at !== null && Object.hasOwn(at, step) ? (at as Record<string, unknown>)[step] : undefined),
    config,
  );
}

/** The line of the overrides; the first one where they are not written below a header of their own. */
function lineIn(text: string, section: string): number {
  const lines = text.split("\n").map((line) => line.trim());
  const header = lines.findIndex((line) => line.startsWith(`[${section}]`));
  return header === -1 ? 1 : lines.findIndex((line, index) => index > header && line.startsWith("parameter_overrides")) + 1;
}
