import type { Mistake } from "../parsed.js";
import type { Concrete } from "./concrete.js";

/** Whether the parser had to guess anywhere in a node. */
export function holdsMistake(node: Concrete): boolean {
  return isMistake(node) || node.children.some(holdsMistake);
}

/** The mistakes of a text, each where it shows. */
export function mistakesIn(root: Concrete, source: string): readonly Mistake[] {
  const found: Mistake[] = [];
  const visit = (node: Concrete): void => {
    if (isMistake(node)) found.push({ offset: offsetOf(node, source), message: sentence(node, source) });
    else node.children.forEach(visit);
  };
  visit(root);
  // A bracket that is missing at the end was opened long before.
  const isUnclosed = root.type === "ERROR" || missesBracket(root);
  const bracket = found.length > 0 && isUnclosed ? unclosed(source) : undefined;
  return bracket === undefined ? found : [bracket];
}

function missesBracket(node: Concrete): boolean {
  return (node.isMissing && /^[)\]}]$|_end$/.test(node.type)) || node.children.some(missesBracket);
}

function isMistake(node: Concrete): boolean {
  return node.type === "ERROR" || node.isMissing;
}

function offsetOf({ start }: Concrete, source: string): number {
  const blank = /^\s*/.exec(source.slice(start))?.[0].length ?? 0;
  return Math.min(start + blank, Math.max(0, source.length - 1));
}

function sentence(node: Concrete, source: string): string {
  if (node.isMissing) return `Terraform cannot read this: ${signs[node.type] ?? `a ${node.type.replaceAll("_", " ")}`} is missing here.`;
  return noSense(node, source).message;
}

const signs: Readonly<Record<string, string>> = {
  block_end: "the } that closes a block",
  "}": "the } that closes a block",
  object_end: "the } that closes a map",
  tuple_end: "the ] that closes a list",
  "]": "the closing ]",
  ")": "the closing )",
  quoted_template_end: 'the closing "',
  template_interpolation_end: "the } that closes ${",
};

function noSense(node: Concrete, source: string): Mistake {
  const text = source.slice(node.start, node.end).trim().split(/\r?\n/, 1)[0] ?? "";
  const shown = text.length > 40 ? `${text.slice(0, 37)}...` : text;
  const message = shown === "" ? "Terraform cannot read this." : `Terraform cannot read this: ${shown} is not expected here.`;
  return { offset: offsetOf(node, source), message };
}

const opposite: Readonly<Record<string, string>> = { "}": "{", "]": "[", ")": "(" };

/** The last bracket that nothing closes, where that is what is wrong with the text; quotes and comments are passed over. */
function unclosed(source: string): Mistake | undefined {
  const open: { readonly sign: string; readonly offset: number }[] = [];
  // What is not closed goes on to the end: to try again behind each quote would take for ever.
  const pattern = /"(?:\\.|[^"\\\n])*"?|#.*|\/\/.*|\/\*[^]*?(?:\*\/|$)|[{}[\]()]/g;
  for (const { 0: text, index } of source.matchAll(pattern)) {
    if (text.length > 1) continue;
    if ("{[(".includes(text)) open.push({ sign: text, offset: index });
    else if (open.at(-1)?.sign === opposite[text]) open.pop();
    else return { offset: index, message: `Terraform cannot read this: nothing is open that ${text} could close.` };
  }
  const last = open.at(-1);
  return last && { offset: last.offset, message: `Terraform cannot read this: this ${last.sign} is never closed.` };
}
