import { Lines } from "./lines.js";
import { parseYaml } from "./yaml.js";

/**
 * The mark of another template engine, such as `{% … %}`, where a text that could not be parsed is meant for one: where
 * it can be parsed without the marks, or fails right at one of them. Undefined where the text is simply broken: marks
 * may stand in any shell script or Lambda code, and a broken template must not be passed over because of these.
 */
export function looksLikeTemplateEngine(text: string): string | undefined {
  const marks = engines.flatMap((engine) => marksOf(text, engine)).sort((one, other) => one.start - other.start);
  const [first] = marks;
  if (first === undefined) return undefined;
  if (parseYaml(without(marks, text)).tree !== undefined) return first.name;
  return markAt(parseYaml(text).mistakes[0]?.offset ?? 0, marks, text)?.name;
}

interface Engine {
  readonly name: string;
  readonly open: string;
  readonly close: string;
}

/** Jinja, Liquid and Twig; ERB and EJS; Go (Helm), Jinja and Mustache. */
const engines: readonly Engine[] = [
  { name: "{% … %}", open: "{%", close: "%}" },
  { name: "<% … %>", open: "<%", close: "%>" },
  { name: "{{ … }}", open: "{{", close: "}}" },
];

interface Mark {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

function marksOf(text: string, { name, open, close }: Engine): Mark[] {
  const marks: Mark[] = [];
  for (let start = text.indexOf(open); start !== -1;) {
    const closed = text.indexOf(close, start + open.length);
    if (closed === -1) break;
    const end = closed + close.length;
    // CloudFormation's own: a dynamic reference.
    if (!text.startsWith("{{resolve:", start)) marks.push({ name, start, end });
    start = text.indexOf(open, end);
  }
  return marks;
}

/** The text with blanks where statements stand, and letters where values stand. */
function without(marks: readonly Mark[], text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (const { name, start, end } of marks) {
    if (start < from) continue;
    const lineStart = text.lastIndexOf("\n", start - 1) + 1;
    const isValue = name === "{{ … }}" && text.slice(lineStart, start).trim() !== "";
    parts.push(text.slice(from, start), text.slice(start, end).replace(/[^\r\n]/g, isValue ? "x" : " "));
    from = end;
  }
  return [...parts, text.slice(from)].join("");
}

/** The mark on the line at which parsing failed, or on the one before it. */
function markAt(offset: number, marks: readonly Mark[], text: string): Mark | undefined {
  const lines = new Lines(text);
  const line = lines.lineOf(offset);
  return marks.find(({ start, end }) => lines.lineOf(start) <= line && lines.lineOf(end) >= line - 1);
}
