/** Whether a file, by its name, is a program that makes up what is deployed. None is ever run: they are looked into only to say so. */
export function isProgram(path: string): boolean {
  return /(^|\/)serverless\.[cm]?[jt]s$/.test(path);
}
