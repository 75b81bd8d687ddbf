import { painter } from "./style.js";
import type { Paint } from "./style.js";

/** A page in Markdown as a terminal shows it: headings stand out, code is set in, links show where they lead. */
export function page(markdown: string, { color }: { readonly color: boolean }): string {
  const paint = painter(color);
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of markdown.trimEnd().split(/\r?\n/)) {
    const mark = /^(`{3,}|~{3,})(.*)$/.exec(line);
    if (fence !== undefined) {
      if (mark?.[1] === fence && mark[2]?.trim() === "") fence = undefined;
      else lines.push(line === "" ? "" : `    ${paint("cyan", line)}`);
    } else if (mark) {
      fence = mark[1];
      lines.push(...caption(mark[2] ?? "", paint));
    } else lines.push(prose(line, paint));
  }
  return `${lines.join("\n")}\n`;
}

/** What a reader wants of an info string such as `yaml bad file=a.yaml`: whether the example is good, and the name of its file. */
function caption(info: string, paint: Paint): string[] {
  const [, ...words] = info.trim().split(/\s+/);
  const kind = words.filter((word) => !word.includes("=")).join(" ");
  const file = words.find((word) => word.startsWith("file="))?.slice("file=".length);
  const text = [kind, file].filter((part) => part !== undefined && part !== "").join(", ");
  return text === "" ? [] : [paint("dim", `  ${text}:`)];
}

function prose(line: string, paint: Paint): string {
  const heading = /^#+ (.*)$/.exec(line);
  return heading ? paint("bold", inline(heading[1] ?? "", paint)) : inline(line, paint);
}

/** Links say where they lead unless it is another page of ours; code keeps its backticks, for without colors it is easily read as a plain word. */
function inline(line: string, paint: Paint): string {
  return line
    .replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, (_, text: string, target: string) => (/^https?:/.test(target) ? `${text} (${target})` : text))
    .replace(/\*\*(\S(?:.*?\S)?)\*\*/g, (_, text: string) => paint("bold", text))
    .replace(/`[^`]+`/g, (code) => paint("cyan", code));
}
