import path from "node:path";

/** Whether a path leads to `folder` or into it; both are absolute. */
export function isWithin(folder: string, file: string): boolean {
  const way = path.relative(folder, file);
  return way !== ".." && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}
