import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { Language, Parser } from "web-tree-sitter";
import type { ProgramLanguage } from "./program.js";
import { syntaxAt, SyntaxTooDeep } from "./syntax.js";
import type { Syntax } from "./syntax.js";

/** A program as far as it could be parsed. */
export interface ParsedProgram {
  readonly syntax: Syntax;
  /** Something in it is no such language, or a newer one than the grammar knows; the rest is there. */
  readonly isIncomplete: boolean;
}

/** Undefined for a program that is nested more deeply than people write. */
export type ParseProgram = (text: string) => ParsedProgram | undefined;

const grammars: Readonly<Record<ProgramLanguage, string>> = {
  python: "tree-sitter-python/tree-sitter-python.wasm",
  typescript: "tree-sitter-typescript/tree-sitter-typescript.wasm",
  java: "tree-sitter-java/tree-sitter-java.wasm",
  csharp: "tree-sitter-c-sharp/tree-sitter-c_sharp.wasm",
};

let started: Promise<void> | undefined;

const loaded = new Map<ProgramLanguage, Promise<ParseProgram>>();

/**
 * Loads the grammar of a language, which is WebAssembly and takes its time: only where a question needs a handler in it, and once, for
 * nothing ever gives back what it takes.
 */
export function loadGrammar(language: ProgramLanguage): Promise<ParseProgram> {
  const loading = loaded.get(language) ?? load(language);
  loaded.set(language, loading);
  return loading;
}

async function load(language: ProgramLanguage): Promise<ParseProgram> {
  // A second start would take the ground from under what the first one loaded.
  await (started ??= Parser.init({ wasmBinary: readFileSync(pathOf("web-tree-sitter/web-tree-sitter.wasm")) }));
  const parser = new Parser();
  parser.setLanguage(await Language.load(readFileSync(pathOf(grammars[language]))));
  return (text) => {
    // The grammars know no byte order mark; a blank keeps all places.
    const source = text.replace(/^\uFEFF/, " ");
    const tree = parser.parse(source);
    if (tree === null) throw new Error(`the grammar of ${language} is not loaded`);
    const cursor = tree.walk();
    try {
      return { syntax: syntaxAt(cursor, source), isIncomplete: tree.rootNode.hasError };
    } catch (error) {
      if (error instanceof SyntaxTooDeep) return undefined;
      throw error;
    } finally {
      cursor.delete();
      tree.delete();
    }
  };
}

/** The bundle has all of them beside itself. */
function pathOf(asset: string): string {
  const beside = path.join(import.meta.dirname, path.basename(asset));
  return existsSync(beside) ? beside : createRequire(import.meta.filename).resolve(asset);
}
