import { printable } from "./printable.js";

/** An element of XML with its attributes, and with other elements or a text in it. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly inside?: readonly Element[] | string;
}

/** A document of XML 1.0. What its texts hold and XML cannot, or does not show, is spelled out. */
export function xml(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, 0)}`;
}

function written({ name, attributes, inside = [] }: Element, depth: number): string {
  const indent = "  ".repeat(depth);
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${markup(String(value))}"`);
  const start = `${indent}<${name}${given.join("")}`;
  if (inside.length === 0) return `${start}/>\n`;
  if (typeof inside === "string") return `${start}>${escaped(inside.split("\n").map(printable).join("\n"))}</${name}>\n`;
  return `${start}>\n${inside.map((element) => written(element, depth + 1)).join("")}${indent}</${name}>\n`;
}

/** A text in one line, for an element or an attribute of XML or HTML. */
export function markup(text: string): string {
  return escaped(printable(text));
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

/** Also what a log would obey: `::` at the start of a line, and `##[` anywhere. */
function escaped(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => entities[character] ?? character)
    .replace(/^(\s*):(?=:)/gm, "$1&#58;")
    .replaceAll("##[", "##&#91;");
}
