import type { Trouble } from "../report.js";
import type { NamedFile } from "./named-file.js";
import type { ParameterValues } from "./parameter-file.js";

/**
 * Reads the lines `name = VALUE` of a `.tfvars` where VALUE is a text, a number, true or false. HCL has much more; whatever
 * else stands there is passed over as a whole, and told.
 */
export function readTfvars({ path: file, text }: NamedFile): ParameterValues {
  const values: [string, string][] = [];
  const notRead: Trouble[] = [];
  const lines = text.split(/\r?\n/);
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? "";
    if (/^\s*(?:#|\/\/|$)/.test(line)) continue;
    const [, name = "", value = ""] = /^\s*([\p{L}_][\p{L}\p{N}_-]*)\s*=\s*(.*)$/u.exec(line) ?? [];
    const read = name === "" ? undefined : valueOf(value);
    if (read !== undefined) values.push([name, read]);
    else {
      const column = line.search(/\S/) + 1;
      const message =
        name === ""
          ? 'This is not read: it is no line such as name = "text".'
          : `${name} is not read: its value is no text, no number, and not true or false.`;
      notRead.push({ file, line: index + 1, column, message });
      index = lastLineOf(lines, index);
    }
  }
  return { values: Object.fromEntries(values), notRead };
}

/** A number stands for itself, as it is written. */
function valueOf(source: string): string | undefined {
  const [, value = ""] = /^("(?:\\.|[^"\\])*"|-?[0-9][0-9.eE+-]*|true|false)\s*(?:(?:#|\/\/).*)?$/.exec(source) ?? [];
  if (!value.startsWith('"')) return value === "" ? undefined : value;
  // What Terraform would work out is no text: ${…} and %{…}, unless the sign is doubled.
  if (/(?<!\$)\$\{|(?<!%)%\{/.test(value)) return undefined;
  try {
    return String(JSON.parse(value)).replace(/([$%])\1\{/g, "$1{");
  } catch {
    return undefined;
  }
}

/** The line on which ends what starts here: brackets that are closed again, a comment, a text with a mark at its end. */
function lastLineOf(lines: readonly string[], start: number): number {
  const first = lines[start] ?? "";
  const mark = /<<[-~]?\s*(\w+)\s*$/.exec(first)?.[1];
  if (mark !== undefined) return lineThat(lines, start + 1, (line) => line.trim() === mark);
  if (/^\s*\/\*/.test(first)) return lineThat(lines, start, (line) => line.includes("*/"));
  let depth = 0;
  return lineThat(lines, start, (line) => (depth += opened(line)) <= 0);
}

/** How many brackets more are opened than closed in a line, outside of texts and comments. */
function opened(line: string): number {
  let count = 0;
  let isText = false;
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    if (character === '"') isText = !isText;
    else if (isText) at += character === "\\" ? 1 : 0;
    else if (character === "#" || line.startsWith("//", at)) break;
    else count += "[{(".includes(character) ? 1 : "]})".includes(character) ? -1 : 0;
  }
  return count;
}

/** The first line from `start` on that passes the test, else the last one of all. */
function lineThat(lines: readonly string[], start: number, test: (line: string) => boolean): number {
  let index = start;
  while (index < lines.length - 1 && !test(lines[index] ?? "")) index++;
  return index;
}
