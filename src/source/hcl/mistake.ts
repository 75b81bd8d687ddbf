import type { Mistake } from "../parsed.js";
import type { Concrete } from "./concrete.js";

/** Whether the parser had to guess anywhere in a node. */
export function holdsMistake(node: Concrete): boolean {
  return isMistake(node) || node.children.some(holdsMistake);
}

/** What is wrong with a text that the parser had to guess in, where it shows first: what follows is mostly wrong for its sake. */
export function mistakeIn(root: Concrete, source: string): Mistake {
  return unclosed(source) ?? guessed(root, source);
}

function guessed(root: Concrete, source: string): Mistake {
  const first = (node: Concrete): Concrete | undefined => {
    if (node.isMissing) return node;
    const [inner] = node.children.filter(holdsMistake);
    return (inner && first(inner)) ?? (isMistake(node) ? node : undefined);
  };
  const node = first(root) ?? root;
  const blank = /^\s*/.exec(source.slice(node.start))?.[0].length ?? 0;
  const offset = Math.min(node.start + blank, Math.max(0, source.length - 1));
  const sign = node.isMissing ? signs[node.type] : undefined;
  return { offset, message: sign === undefined ? noSense(source, offset) : `Terraform cannot read this: ${sign} is missing here.` };
}

function isMistake(node: Concrete): boolean {
  return node.type === "ERROR" || node.isMissing;
}

const signs: Readonly<Record<string, string>> = {
  block_end: "the } that closes a block",
  object_end: "the } that closes a map",
  tuple_end: "the ] that closes a list",
  template_interpolation_end: "the } that closes ${",
  identifier: "a name or a value",
};

function noSense(source: string, offset: number): string {
  const text = source.slice(offset).split(/\r?\n/, 1)[0]?.trim() ?? "";
  if (text.startsWith("<<<<<<<")) return "Terraform cannot read this: a merge left its conflict here.";
  const shown = text.length > 40 ? `${text.slice(0, 37)}...` : text;
  const right = text.startsWith("'") ? "; texts stand in double quotes" : "";
  return shown === "" ? "Terraform cannot read this." : `Terraform cannot read this: ${shown} is not expected here${right}.`;
}

const opposite: Readonly<Record<string, string>> = { "}": "{", "]": "[", ")": "(" };

/** A whole text or comment, a line whose text is not closed, or a bracket. */
const closedOrNot =
  /<<-?([\w-]+)\r?\n(?:[^]*?\n)??[ \t]*\1[ \t]*(?=\r?\n|$)|<<-?[\w-]+(?=\r?\n)|"(?:\\.|[^"\\\n])*"|"|#.*|\/\/.*|\/\*[^]*?(?:\*\/|$)|[{}[\]()]/g;

/** The first quote or the last bracket that nothing closes, where that is what is wrong with the text. */
function unclosed(source: string): Mistake | undefined {
  const open: { readonly sign: string; readonly offset: number }[] = [];
  const neverClosed = (sign: string, offset: number): Mistake => {
    return { offset, message: `Terraform cannot read this: this ${sign} is never closed.` };
  };
  for (const { 0: text, 1: marker, index } of source.matchAll(closedOrNot)) {
    if (text === '"' || (text.startsWith("<<") && marker === undefined)) return neverClosed(text, index);
    if (text.length > 1) continue;
    if ("{[(".includes(text)) open.push({ sign: text, offset: index });
    else if (open.at(-1)?.sign === opposite[text]) open.pop();
    else {
      const last = open.at(-1);
      if (last !== undefined) return neverClosed(last.sign, last.offset);
      return { offset: index, message: `Terraform cannot read this: nothing is open that ${text} could close.` };
    }
  }
  const last = open.at(-1);
  return last && neverClosed(last.sign, last.offset);
}
