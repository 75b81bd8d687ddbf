import type { Place } from "../source/place.js";

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
}

export function elsewhere(because: string): CodeElsewhere {
  return { kind: "elsewhere", because };
}

/** What is equal for code that is the same. */
export function identityOfCode(code: Code): string {
  if (code.kind === "text") return `text\0${code.place.file}\0${code.place.path.join("\0")}`;
  return code.kind === "folder" ? ["folder", code.folder, code.handler, code.runtime].join("\0") : JSON.stringify(code);
}
