import type { Code } from "../model/code.js";
import { wordsOfFailures } from "../model/handler.js";
import type { Handler, NoHandler } from "../model/handler.js";
import type { Place } from "../source/place.js";
import type { ParseProgram } from "../source/grammar.js";
import { programLanguageOf } from "../source/program.js";
import type { ProgramLanguage } from "../source/program.js";
import { entryFilesIn, importedFiles, languageOfRuntime } from "./entry-files.js";
import type { EntryFiles } from "./entry-files.js";
import { judge } from "./judge.js";
import { readCSharp } from "./languages/csharp.js";
import { readJava } from "./languages/java.js";
import { readPython } from "./languages/python.js";
import { readTypeScript } from "./languages/typescript.js";
import type { FindSource, Source } from "./scope.js";
import { entryOf } from "./walk.js";

/** The text of a file; undefined where there is none, a reason where it is not read. */
export type TextAt = (file: string) => string | { readonly because: string } | undefined;

export type Grammars = Readonly<Partial<Record<ProgramLanguage, ParseProgram>>>;

const readers = { python: readPython, typescript: readTypeScript, java: readJava, csharp: readCSharp } as const;

/** How many files of a handler are read. */
const mostFiles = 200;

/** The languages that reading this code may take. */
export function languagesOf(code: Code): readonly ProgramLanguage[] {
  if (code.kind === "elsewhere") return [];
  if (code.kind === "file") return [programLanguageOf(code.file)].filter((language) => language !== undefined);
  const language = languageOfRuntime(code.runtime);
  if (language !== "any") return language === undefined ? [] : [language];
  return code.handler.includes("::") ? ["java", "csharp"] : ["python", "typescript"];
}

/** Reads the source of a function and all that it imports from its own project. */
export function readHandler(code: Code, textAt: TextAt, grammars: Grammars): Handler | NoHandler {
  if (code.kind === "elsewhere") return code;
  if (code.kind !== "file" && languageOfRuntime(code.runtime) === undefined) {
    return { because: `handlers for ${String(code.runtime)} are not read` };
  }
  return new Project(code, textAt, grammars).read();
}

class Project {
  readonly #code: Exclude<Code, { kind: "elsewhere" }>;
  readonly #textAt: TextAt;
  readonly #grammars: Grammars;
  readonly #entry: EntryFiles;
  readonly #sources = new Map<string, Source | { readonly because: string } | undefined>();
  /** Files that belong to it and could not be read, by the file that imports them. */
  readonly #unread = new Map<Source, string>();

  constructor(code: Exclude<Code, { kind: "elsewhere" }>, textAt: TextAt, grammars: Grammars) {
    this.#code = code;
    this.#textAt = textAt;
    this.#grammars = grammars;
    this.#entry = entryFilesIn(code);
  }

  read(): Handler | NoHandler {
    for (const file of this.#entry.files) {
      const main = this.#open(file);
      if (main === undefined) continue;
      if ("because" in main) return { because: `${file} ${main.because}` };
      const entry = this.#entry.name === undefined ? undefined : this.#entryIn(main, this.#entry.name);
      if (this.#entry.name !== undefined && entry === undefined) return { because: `${file} holds no ${this.#entry.name}` };
      const handler = judge(main, entry, this.#find, (source, at) => this.#placeOf(source, at));
      return this.#withUnread(handler);
    }
    const [first = "", ...others] = this.#entry.files;
    return { because: `there is no ${others.length === 0 ? first : first.replace(/\.\w+$/, "")} to read` };
  }

  #entryIn(main: Source, name: string): ReturnType<typeof entryOf> {
    const { owner } = this.#entry;
    const own = main.program.routines.find((routine) => routine.name === name && (owner === undefined || routine.owner === owner));
    return own === undefined ? entryOf(main, name, this.#find) : { routine: own, source: main };
  }

  #withUnread(handler: Handler): Handler {
    const unread = [...this.#unread].map(([source, what]) => ({ what, place: this.#placeOf(source, 0) }));
    return { ...handler, unclear: [...unread, ...handler.unclear], mayReportFailures: [...handler.mayReportFailures, ...unread] };
  }

  #placeOf(source: Source, at: number): Place {
    return this.#code.kind === "text" ? this.#code.place : { file: source.file, path: [at] };
  }

  readonly #find: FindSource = (from, module, name) => {
    const language = programLanguageOf(from.file);
    if (language === undefined || this.#code.kind === "text") return undefined;
    for (const file of importedFiles(from.file, language, module, name, this.#entry.root)) {
      const source = this.#open(file);
      if (source === undefined) continue;
      if (!("because" in source)) return source;
      this.#unread.set(from, `imports ${file}, which ${source.because}`);
      return undefined;
    }
    if (module.startsWith(".")) this.#unread.set(from, `imports ${module}, of which there is no file to read`);
    return undefined;
  };

  #open(file: string): Source | { readonly because: string } | undefined {
    if (!this.#sources.has(file)) this.#sources.set(file, this.#parse(file));
    return this.#sources.get(file);
  }

  #parse(file: string): Source | { readonly because: string } | undefined {
    const text = this.#code.kind === "text" ? this.#code.text : this.#textAt(file);
    if (typeof text !== "string") return text;
    const language = programLanguageOf(file);
    const parse = language === undefined ? undefined : this.#grammars[language];
    if (language === undefined || parse === undefined) return { because: "is written in a language that is not read" };
    const why = whyUnreadable(text);
    if (why !== undefined) return { because: why };
    if ([...this.#sources.values()].filter((one) => one !== undefined).length >= mostFiles)
      return { because: `is one of more than ${mostFiles} files` };
    const parsed = parse(text);
    if (parsed === undefined) return { because: "is nested too deeply to be read" };
    return {
      file,
      program: readers[language](parsed.syntax),
      isIncomplete: parsed.isIncomplete,
      speaksOfFailures: wordsOfFailures.test(text),
    };
  }
}

/** What a machine wrote for machines is not read: names mean nothing in it, and whole libraries stand in it. */
function whyUnreadable(text: string): string | undefined {
  if (text.includes("\0") || text.includes("\uFFFD")) return "is no text that can be decoded as UTF-8";
  const longest = text.length > 20_000 && text.split("\n").some((line) => line.length > 5000);
  return longest ? "is minified or bundled, and so nothing is read from it" : undefined;
}
