/** What `--parameter-overrides` of the SAM CLI takes, taken apart. */
export interface Overrides {
  readonly values: readonly (readonly [name: string, value: string])[];
  /** The first words that are no setting; undefined where all of them are. */
  readonly rest: string | undefined;
}

/** `NAME=VALUE` or `ParameterKey=NAME,ParameterValue=VALUE`, the value as it is or in quotes, with a backslash before what is to lose its meaning. */
const setting =
  /\s*(?:ParameterKey=("?)([A-Za-z0-9]+)\1,ParameterValue=|("?)([A-Za-z0-9]+)\3=)("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|(?:\\.|[^\s"\\])*)(?=\s|$)/suy;

/** Takes apart what stands in one text. */
export function overridesIn(text: string): Overrides {
  const values: (readonly [string, string])[] = [];
  let end = 0;
  for (setting.lastIndex = 0; ; end = setting.lastIndex) {
    const match = setting.exec(text);
    if (match === null) break;
    values.push([match[2] ?? match[4] ?? "", unquoted(match[5] ?? "")]);
  }
  const rest = text.slice(end).trim();
  return { values, rest: rest === "" ? undefined : rest };
}

function unquoted(value: string): string {
  const inner = /^(["'])(.*)\1$/s.exec(value)?.[2] ?? value;
  return inner.replace(/\\([ "'])/g, "$1");
}
