import type { Place } from "../source/place.js";
import { known } from "./value.js";
import type { Written } from "./value.js";

/** Where the source of a function lies, as a template says it. Paths are as the run names files. */
export type Code = CodeInFolder | CodeInFile | CodeInText | CodeElsewhere;

/** A folder that is packed, or built first. */
export interface CodeInFolder {
  readonly kind: "folder";
  readonly folder: string;
  /** As the template names it: `app.handler`, `com.acme.App::handle`. */
  readonly handler: string;
  /** Such as `python3.13`; undefined where nothing tells. */
  readonly runtime: string | undefined;
}

/** One file: what a bundler begins with, or what somebody declares. */
export interface CodeInFile {
  readonly kind: "file";
  readonly file: string;
  readonly handler: string | undefined;
}

/** The source stands in the template. */
export interface CodeInText {
  readonly kind: "text";
  readonly text: string;
  readonly handler: string;
  readonly runtime: string | undefined;
  readonly place: Place;
}

/** No source to read: a clause such as "its code is a container image". */
export interface CodeElsewhere {
  readonly kind: "elsewhere";
  readonly because: string;
  /** Whether only a deployment tells where it lies. */
  readonly isOpen: boolean;
}

function elsewhere(because: string, isOpen = false): CodeElsewhere {
  return { kind: "elsewhere", because, isOpen };
}

/** The code in a file that somebody declares; what the handler is called there, the template tells. */
export function codeDeclared(written: Written<Code>, file: string): Written<Code> {
  const handler = written.is === "known" && "handler" in written.value ? written.value.handler : undefined;
  return known({ kind: "file", file, handler }, nowhere);
}

/** What is equal for code that is the same. */
export function identityOfCode(code: Code): string {
  if (code.kind === "text") return `text\0${code.place.file}\0${code.place.path.join("\0")}`;
  return code.kind === "folder" ? ["folder", code.folder, code.handler, code.runtime].join("\0") : JSON.stringify(code);
}

/** What a template says of a function's code, in the words of its format; texts are as they are written. */
export interface WrittenCode {
  /** A path beside the template; absent where the code is somewhere else. */
  readonly location: Written<string>;
  /** Source in the template itself. */
  readonly inline: Written<string>;
  readonly handler: Written<string>;
  readonly runtime: Written<string>;
  /** Why there is nothing to read where neither is given, as a clause. */
  readonly otherwise: string;
  /** From a location to the path by which the run names it; undefined for one that is no path beside the template. */
  readonly pathOf: (location: string) => string | undefined;
}

/** Where the code lies, in every deployment; what is unknown lies elsewhere, for that reason. */
export function codeIn({ location, inline, handler, runtime, otherwise, pathOf }: WrittenCode): Written<Code> {
  const fallback = known<Code>(elsewhere(otherwise), nowhere);
  const named = (make: (handler: string, runtime: string | undefined) => Code): Written<Code> =>
    settled(handler, "no handler is named", (name) => settledRuntime(runtime, (version) => known(make(name, version), nowhere)));
  const inFolder = settled(location, undefined, (path) => {
    const found = pathOf(path);
    if (found === undefined) return known(elsewhere(`its code lies at ${path}`), nowhere);
    const packed = /\.(zip|jar|war)$/i.test(found) && !/(^|\/)(target|build|bin|publish)\//.test(found);
    if (packed) return known(elsewhere(`${found} is packed already`), nowhere);
    return named((name, version) => ({ kind: "folder", folder: withoutFile(found), handler: name, runtime: version }));
  });
  const inText = settled(inline, undefined, (text, place) =>
    named((name, version) => ({ kind: "text", text, handler: name, runtime: version, place })),
  );
  return orElse(inText, orElse(inFolder, fallback));
}

const nowhere: Place = { file: "", path: [] };

/** A path to a file of a program means the folder around it. */
function withoutFile(found: string): string {
  return /\.(py|[cm]?[jt]s|java|cs|jar|zip)$/.test(found) ? found.replace(/(^|\/)[^/]*$/, "") || "." : found;
}

/** In every branch what follows from a known text; `because` is said where there is none, and nothing without one. */
function settled(
  written: Written<string>,
  because: string | undefined,
  then: (text: string, place: Place) => Written<Code>,
): Written<Code> {
  switch (written.is) {
    case "known":
      return then(written.value, written.place);
    case "absent":
      return because === undefined ? written : known(elsewhere(because), nowhere);
    case "unknown":
      return known(elsewhere(written.because, true), nowhere);
    case "choice":
      return { ...written, then: settled(written.then, because, then), otherwise: settled(written.otherwise, because, then) };
  }
}

function settledRuntime(written: Written<string>, then: (runtime: string | undefined) => Written<Code>): Written<Code> {
  if (written.is !== "choice") return then(written.is === "known" ? written.value : undefined);
  return { ...written, then: settledRuntime(written.then, then), otherwise: settledRuntime(written.otherwise, then) };
}

function orElse(written: Written<Code>, other: Written<Code>): Written<Code> {
  if (written.is === "absent") return other;
  return written.is === "choice" ? { ...written, then: orElse(written.then, other), otherwise: orElse(written.otherwise, other) } : written;
}
