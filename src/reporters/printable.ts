/**
 * Text that came from a file, made harmless for a terminal and for a line of a log: control characters (and so every ANSI
 * sequence), line breaks, bidirectional overrides and other invisible characters stand there as `\u001b` or `\n`.
 */
export function printable(text: string): string {
  return text.replace(invisible, escaped);
}

/** Whether the text is shown as it is. */
export function isPrintable(text: string): boolean {
  return printable(text) === text;
}

/**
 * A finished output of which no line is taken for a workflow command by the runner of GitHub Actions,
 * which obeys `::name` at the start of a line and `##[name]` anywhere in one.
 * @see https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function withoutCommands(output: string): string {
  return output.replace(/^([^\S\n]*):(?=:)/gm, "$1\\u003a").replaceAll("##[", "##\\u005b");
}

/** Format characters are invisible, but two of them join letters and emoji. */
const invisible = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

function escaped(character: string): string {
  if (character === "\n") return "\\n";
  if (character === "\r") return "\\r";
  if (character === "\t") return "\\t";
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, "0")}`;
}
