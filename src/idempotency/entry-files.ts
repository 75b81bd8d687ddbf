import path from "node:path/posix";
import type { Code } from "../model/code.js";
import type { ProgramLanguage } from "../source/program.js";

/** Where a handler may stand: files to try in their order, and what it is called there. */
export interface EntryFiles {
  readonly files: readonly string[];
  /** The function in the file; undefined where nothing names it. */
  readonly name: string | undefined;
  /** The class around it, in Java and C#. */
  readonly owner?: string;
  /** The folder that absolute imports begin at. */
  readonly root: string;
}

const nodeEndings = [".ts", ".mts", ".js", ".mjs", ".cjs"];

/** The language of a runtime; undefined for one that is not read, `"any"` where nothing tells. */
export function languageOfRuntime(runtime: string | undefined): ProgramLanguage | "any" | undefined {
  if (runtime === undefined) return "any";
  if (runtime.startsWith("python")) return "python";
  if (runtime.startsWith("nodejs")) return "typescript";
  if (runtime.startsWith("java")) return "java";
  return runtime.startsWith("dotnet") ? "csharp" : undefined;
}

/** The files in which a handler may begin, without looking which of them there are. */
export function entryFilesIn(code: Exclude<Code, { kind: "elsewhere" }>): EntryFiles {
  if (code.kind === "folder") return entryFilesOf(code);
  if (code.kind === "file") {
    const inside = entryFilesOf({ kind: "folder", folder: ".", handler: code.handler ?? "", runtime: undefined });
    const named = code.handler === undefined ? {} : { name: inside.name, ...(inside.owner === undefined ? {} : { owner: inside.owner }) };
    return { files: [code.file], root: path.dirname(code.file), name: undefined, ...named };
  }
  const name = code.handler.split(".").at(-1);
  const isPython = languageOfRuntime(code.runtime) !== "typescript" && !/\b(exports\.|=>|require\()/.test(code.text);
  return { files: [isPython ? "index.py" : "index.js"], name, root: "." };
}

function entryFilesOf(code: Extract<Code, { kind: "folder" }>): EntryFiles {
  const language = languageOfRuntime(code.runtime);
  const [folder, handler] = [path.normalize(code.folder), code.handler];
  if (handler.includes("::") || language === "java" || language === "csharp") return ofClass(folder, handler, language);
  const dot = handler.lastIndexOf(".");
  const [module, name] = dot < 0 ? [handler, undefined] : [handler.slice(0, dot), handler.slice(dot + 1)];
  const python =
    language === "typescript" ? [] : [path.join(folder, `${module.replaceAll(".", "/")}.py`), path.join(folder, `${module}.py`)];
  const node = language === "python" ? [] : nodeFiles(folder, module);
  return { files: [...new Set([...python, ...node])], name, root: folder };
}

/** What is built lies beside what it is built from. */
function nodeFiles(folder: string, module: string): readonly string[] {
  const built = /(^|\/)(dist|build|lib|out|\.build)(?=\/|$)/;
  const whole = path.join(folder, module);
  const sources = built.test(whole) ? [whole.replace(built, "$1src"), path.normalize(whole.replace(built, "$1."))] : [];
  const inSource = [path.join(folder, "src", module)];
  return [...sources, whole, ...inSource].flatMap((base) => nodeEndings.map((ending) => base + ending));
}

function ofClass(packed: string, handler: string, language: ProgramLanguage | "any" | undefined): EntryFiles {
  const parts = handler.split("::");
  const isCSharp = language === "csharp" || parts.length === 3;
  const folder = packed.replace(/(^|\/)(target|build|bin|publish|out)(\/.*)?$/, "") || ".";
  const [type = "", name = isCSharp ? "FunctionHandler" : "handleRequest"] = isCSharp ? parts.slice(1) : parts;
  const owner = type.split(".").at(-1) ?? type;
  if (isCSharp) {
    const [assembly = ""] = parts;
    const folders = [folder, path.join(folder, "src", assembly), path.join(folder, assembly), path.join(folder, "src")];
    return { files: folders.map((one) => path.join(one, `${owner}.cs`)), name, owner, root: folder };
  }
  const file = `${type.replaceAll(".", "/")}.java`;
  const roots = ["src/main/java", "app/src/main/java", "src", "."].map((one) => path.join(folder, one));
  return { files: roots.map((root) => path.join(root, file)), name, owner, root: folder };
}

/** The files that an import may stand for. */
export function importedFiles(
  from: string,
  language: ProgramLanguage,
  module: string,
  name: string | undefined,
  root: string,
): readonly string[] {
  const folder = path.dirname(from);
  switch (language) {
    case "python":
      return pythonFiles(folder, module, name, root);
    case "typescript":
      return module.startsWith(".") ? scriptFiles(path.join(folder, module)) : [];
    case "java":
      return javaFiles(from, module);
    case "csharp":
      return csharpFiles(folder, module, root);
  }
}

function pythonFiles(folder: string, module: string, name: string | undefined, root: string): readonly string[] {
  const dots = /^\.*/.exec(module)?.[0].length ?? 0;
  const way = module.slice(dots).replaceAll(".", "/");
  const bases = dots > 0 ? [path.join(folder, "../".repeat(dots - 1), way)] : [path.join(root, way), path.join(folder, way)];
  // `from . import store` names a file; so may `from lib import store`.
  return bases.flatMap((base) => {
    const inner = name === undefined || name === "*" ? [] : [path.join(base, `${name}.py`)];
    return [...inner, ...(way === "" ? [] : [`${base}.py`]), path.join(base, "__init__.py")];
  });
}

function scriptFiles(base: string): readonly string[] {
  const written = /\.[cm]?[jt]s$/.exec(base)?.[0];
  if (written === undefined)
    return [...nodeEndings.map((ending) => base + ending), path.join(base, "index.ts"), path.join(base, "index.js")];
  // `./store.js` is written where `./store.ts` is meant.
  return [base.slice(0, -written.length) + written.replace("js", "ts"), base];
}

function javaFiles(from: string, module: string): readonly string[] {
  if (!module.includes(".")) return [path.join(path.dirname(from), `${module}.java`)];
  const file = `${module.replaceAll(".", "/")}.java`;
  const [top = ""] = module.split(".");
  const at = from.split("/").lastIndexOf(top);
  return at < 0 ? [] : [path.join(from.split("/").slice(0, at).join("/") || ".", file)];
}

/** A class stands in a file of its name, somewhere in the project. */
function csharpFiles(folder: string, type: string, root: string): readonly string[] {
  if (type.includes(".")) return [];
  const folders = [folder, root, ...["Services", "Repositories", "Data", "Handlers", "Models"].map((one) => path.join(root, one))];
  return [...new Set(folders)].map((one) => path.join(one, `${type}.cs`));
}
