import { posix } from "node:path";
import type { Module } from "./module.js";
import { partOf, parts, pureModules, systemModules } from "./parts.js";

/** A law looks at all files and says, one sentence each, where it is broken. */
export type Law = (modules: readonly Module[]) => readonly string[];

/** Every file belongs to a part of the pipeline and imports only what that part may know. */
export const importLaw: Law = (modules) => modules.flatMap((module) => [...new Set(importBreaches(module))]);

function importBreaches({ path, imports }: Module): readonly string[] {
  const name = partOf(path);
  if (name === undefined) return [`${path} belongs to no part: design the part, then name it in test/architecture/parts.ts`];
  const { knows, packages = [], node = "none", strangers = false } = parts[name];
  return imports.flatMap(({ target }) => {
    if (target === undefined) return [`${path} imports something that is only known at run time`];
    if (target.startsWith("node:")) return mayUse(node, target) ? [] : [`${path} (${name}) may not import ${target}`];
    if (!/^(src|rules|test|scripts|bench)\//.test(target)) {
      return packages.includes(target) ? [] : [`${path} (${name}) may not import the package ${target}`];
    }
    const other = partOf(target);
    const allowed = other === name ? !strangers : other !== undefined && (knows === "everything" || knows.includes(other));
    return allowed ? [] : [`${path} (${name}) may not import ${target}`];
  });
}

function mayUse(node: "none" | "pure" | "system", builtin: string): boolean {
  if (node === "none") return false;
  return pureModules.has(builtin) || (node === "system" && systemModules.has(builtin));
}

/** Only the edges touch the process and the console; nobody reaches the network or runs text. */
export const globalsLaw: Law = (modules) =>
  modules.flatMap(({ path, globals }) => {
    const name = partOf(path);
    const allowed = name !== undefined && parts[name].edge ? ["process", "console"] : [];
    return globals.filter((global) => !allowed.includes(global)).map((global) => `${path} may not use ${global}`);
  });

/** No module needs itself at run time; types may mention each other. */
export const cycleLaw: Law = (modules) => {
  const next = new Map(
    modules.map(({ path, imports }) => [path, imports.filter((each) => !each.typeOnly).map((each) => each.target ?? "")]),
  );
  const done = new Set<string>();
  const breaches: string[] = [];
  const visit = (path: string, way: readonly string[]): void => {
    const start = way.indexOf(path);
    if (start !== -1) breaches.push(`import cycle: ${[...way.slice(start), path].join(" → ")}`);
    if (start !== -1 || done.has(path)) return;
    for (const target of next.get(path) ?? []) visit(target, [...way, path]);
    done.add(path);
  };
  for (const path of next.keys()) visit(path, []);
  return breaches;
};

const mostLines = 250;

/** A file holds one idea, and that fits on a few screens. */
export const sizeLaw: Law = (modules) =>
  modules
    .filter(({ lines }) => lines > mostLines)
    .map(({ path, lines }) => `${path} has ${lines} lines, more than ${mostLines}: split it by idea`);

const emptyWords = /(^|[-.])(utils?|common|core|helpers?|managers?|misc)($|[-.])/;
const lists = ["src/index.ts", "rules/index.ts"];

/** A file is named after its idea, in kebab-case; a name that says nothing is no name. */
export function namesLaw(paths: readonly string[]): readonly string[] {
  return paths.flatMap((path) => [
    ...(path.split("/").some((part) => emptyWords.test(part)) ? [`${path} has a name that says nothing about what is in it`] : []),
    ...(/[A-Z_]/.test(path) ? [`${path} is not kebab-case`] : []),
    ...(posix.basename(path) === "index.ts" && !lists.includes(path)
      ? [`${path} hides what is behind it: only ${lists.join(" and ")} are lists`]
      : []),
  ]);
}

const leftOver = /\b(TODO|FIXME|REPLACE ME)\b/;

/** What a generator or an author left to be written later is not finished. */
export function placeholderLaw(texts: ReadonlyMap<string, string>): readonly string[] {
  return [...texts].flatMap(([path, text]) =>
    text
      .split("\n")
      .flatMap((line, index) => (leftOver.test(line) ? [`${path}:${index + 1} still holds a placeholder: ${line.trim()}`] : [])),
  );
}
