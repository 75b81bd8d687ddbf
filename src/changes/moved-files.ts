import type { ParsedFile } from "../source/parse.js";
import { child } from "../source/tree.js";

/** The files of the version that is deployed, those that were moved under the paths that they have now. */
export function underNewPaths(before: readonly ParsedFile[], after: readonly ParsedFile[]): readonly ParsedFile[] {
  const [paths, newPaths] = [before, after].map((files) => new Set(files.map(({ path }) => path)));
  const gone = before.filter(({ path }) => newPaths?.has(path) !== true);
  const added = after.filter(({ path }) => paths?.has(path) !== true);
  if (gone.length === 0 || added.length === 0) return before;
  const moved = new Map(
    gone.flatMap((file) => {
      const [one, ...others] = added.filter((other) => isSameTemplate(file, other));
      const isOnly = one !== undefined && others.length === 0 && gone.filter((other) => isSameTemplate(other, one)).length === 1;
      return isOnly ? [[file, one.path] as const] : [];
    }),
  );
  return before.map((file) => ({ ...file, path: moved.get(file) ?? file.path }));
}

/** Whether half of the resources of either stand in the other one, too. */
function isSameTemplate(before: ParsedFile, after: ParsedFile): boolean {
  if (before.text === after.text) return true;
  const [one, other] = [resourcesOf(before), resourcesOf(after)];
  const common = [...one].filter((resource) => other.has(resource)).length;
  return common > 0 && common * 2 >= Math.max(one.size, other.size);
}

/** The logical ids of a template, each with its type; none for what is no template. */
function resourcesOf({ tree }: ParsedFile): ReadonlySet<string> {
  const resources = child(tree, "Resources");
  return new Set((resources?.kind === "map" ? resources.entries : []).map(({ key, value }) => `${key} ${typeOf(child(value, "Type"))}`));
}

function typeOf(node: ReturnType<typeof child>): string {
  return node?.kind === "scalar" ? String(node.value) : "";
}
