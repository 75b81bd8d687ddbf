import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { Language, Parser } from "web-tree-sitter";
import { concreteOf, TooDeep } from "./hcl/concrete.js";
import type { Concrete } from "./hcl/concrete.js";
import type { Expression } from "./hcl/expression.js";
import { holdsMistake } from "./hcl/mistake.js";
import { piecewise, withoutGuesses } from "./hcl/piecewise.js";
import { heredocParts } from "./hcl/template.js";
import { expressionIn, template } from "./hcl/to-expression.js";
import { bodyTree } from "./hcl/to-tree.js";
import { refused } from "./parsed.js";
import type { ParsedText } from "./parsed.js";

/** What reads the language of Terraform. */
export interface HclParser {
  /** A file of Terraform, or of values for its variables. Of one with mistakes the blocks are read that have none. */
  readonly file: (text: string) => ParsedText;
  /** A text with `${…}` in it, as `.tf.json` writes expressions. */
  readonly template: (text: string) => Expression;
}

/** Characters; a file that people wrote has a hundredth of that. */
const mostCharacters = 8_000_000;

/** Loads the grammar, which is WebAssembly and takes its time: only where a file needs it. */
export function loadHcl(): Promise<HclParser> {
  return (loaded ??= load());
}

let loaded: Promise<HclParser> | undefined;

async function load(): Promise<HclParser> {
  await Parser.init({ wasmBinary: readFileSync(pathOf("web-tree-sitter/web-tree-sitter.wasm")) });
  const language = await Language.load(readFileSync(pathOf("@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm")));
  const parser = new Parser();
  parser.setLanguage(language);
  const parse = (text: string): Concrete => {
    const tree = parser.parse(text);
    if (tree === null) throw new Error("the grammar of Terraform is not loaded");
    try {
      return concreteOf(tree);
    } finally {
      tree.delete();
    }
  };
  const commentsOf = (text: string): NonNullable<ParsedText["comments"]> => {
    const tree = parser.parse(text.replace(/^\uFEFF/, " "));
    const comments = tree?.rootNode.descendantsOfType("comment").map(({ startIndex: start, endIndex: end }) => ({ start, end }));
    tree?.delete();
    return comments ?? [];
  };
  return {
    // Comments mean something where they speak to us only.
    file: (text) => (speaksToUs(text) ? { ...fileOf(text, parse), comments: commentsOf(text) } : fileOf(text, parse)),
    template: (text) => templateOf(text, parse),
  };
}

function speaksToUs(text: string): boolean {
  return text.includes("stream-lint-");
}

/** The bundle has both beside itself. */
function pathOf(asset: string): string {
  const beside = path.join(import.meta.dirname, path.basename(asset));
  return existsSync(beside) ? beside : createRequire(import.meta.filename).resolve(asset);
}

function fileOf(text: string, parse: (text: string) => Concrete): ParsedText {
  if (text.length > mostCharacters) {
    return refused(0, `This file is larger than ${mostCharacters / 1_000_000} million characters, the most that is read of Terraform.`);
  }
  // The grammar knows no byte order mark; a blank keeps all places.
  const source = text.replace(/^\uFEFF/, " ");
  try {
    const { body, mistakes } = piecewise(source, parse);
    return { tree: bodyTree(body, source), mistakes, ...(mistakes.length > 0 ? { isIncomplete: true } : {}) };
  } catch (error) {
    if (error instanceof TooDeep) return refused(error.offset, "This is nested too deeply to be read.");
    throw error;
  }
}

/** A text between markers that it does not hold itself: there nothing but `${` and `%{` means anything. */
function templateOf(text: string, parse: (text: string) => Concrete): Expression {
  if (!/[$%]\{/.test(text)) return { is: "literal", value: text };
  let marker = "TEXT";
  while (text.includes(marker)) marker += "_";
  const source = `text = <<${marker}\n${text}\n${marker}\n`;
  const unclear: Expression = { is: "unclear", text };
  try {
    const root = withoutGuesses(source, parse);
    const heredoc = holdsMistake(root) ? undefined : firstOf(root, "heredoc_template");
    return heredoc === undefined ? unclear : template(withoutLastLineEnd(heredocParts(heredoc, source, expressionIn)));
  } catch (error) {
    if (error instanceof TooDeep) return unclear;
    throw error;
  }
}

function withoutLastLineEnd(parts: ReturnType<typeof heredocParts>): ReturnType<typeof heredocParts> {
  return parts.flatMap((part, index) => {
    if (index < parts.length - 1 || part.is !== "text") return [part];
    const text = part.text.replace(/\n$/, "");
    return text === "" ? [] : [{ ...part, text }];
  });
}

function firstOf(node: Concrete, type: string): Concrete | undefined {
  return node.type === type ? node : node.children.reduce<Concrete | undefined>((found, one) => found ?? firstOf(one, type), undefined);
}
