/** Whether a file, by its name, is a program that makes up what is deployed. None is ever run: they are looked into only to say so. */
export function isProgram(path: string): boolean {
  return /(^|\/)serverless\.[cm]?[jt]s$/.test(path);
}

/** Languages that handlers are written in. JavaScript is read as TypeScript, which it is a part of. */
export type ProgramLanguage = "python" | "typescript" | "java" | "csharp";

/** The language of a file by its name; undefined for any other. */
export function programLanguageOf(name: string): ProgramLanguage | undefined {
  if (/\.[cm]?[jt]s$/.test(name)) return "typescript";
  const ending = /\.(py|java|cs)$/.exec(name)?.[1];
  return ending === undefined ? undefined : ({ py: "python", java: "java", cs: "csharp" } as const)[ending as "py" | "java" | "cs"];
}
