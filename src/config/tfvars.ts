import { loadHcl } from "../source/hcl.js";
import { Lines } from "../source/lines.js";
import { createLocator } from "../source/position.js";
import type { TreeNode } from "../source/tree.js";
import type { NamedFile } from "./named-file.js";
import type { ReadParameters } from "./parameter-file.js";

/** Reads the values of a `.tfvars`; lists and maps are given on as JSON. Whatever is no value is passed over, and told. */
export async function readTfvars({ path: file, text }: NamedFile): Promise<ReadParameters> {
  const { tree, mistakes } = (await loadHcl()).file(text);
  const [mistake] = mistakes;
  if (mistake !== undefined || tree?.kind !== "map") {
    const { offset, message } = mistake ?? { offset: 0, message: "This is no file of values for variables." };
    return { mistake: { file, ...new Lines(text).positionOf(offset), message } };
  }
  const locator = createLocator(text, "hcl", tree);
  const values: Record<string, string> = {};
  const notRead = tree.entries.flatMap(({ key, value }) => {
    const found = valueOf(value);
    if (found !== undefined && found !== null) {
      Object.assign(values, { [key]: typeof found === "object" ? JSON.stringify(found) : String(found) });
      return [];
    }
    const { line, column } = locator.locate([key]);
    const why = found === null ? "null is no value" : "a .tfvars holds values that are written out, and this one has to be worked out";
    return [{ file, line, column, message: `${key} is not read: ${why}.` }];
  });
  return { values, notRead };
}

type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** Undefined where any of it is worked out. */
function valueOf(node: TreeNode): Plain | undefined {
  if (node.kind === "scalar") return node.expression === undefined || node.expression.is === "literal" ? node.value : undefined;
  if (node.kind === "list") {
    const items = node.items.map(valueOf);
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  const entries = node.entries.map(({ key, value }) => [key, valueOf(value)] as const);
  return entries.every((entry): entry is readonly [string, Plain] => entry[1] !== undefined) ? Object.fromEntries(entries) : undefined;
}
