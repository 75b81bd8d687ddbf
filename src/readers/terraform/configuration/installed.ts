import { moduleList } from "../../../source/terraform-files.js";
import { child } from "../../../source/tree.js";
import type { TreeNode } from "../../../source/tree.js";
import { folderBelow } from "./called-source.js";
import { folderOf } from "./folders.js";

/** Where `terraform init` put the sources of module calls, by the names of the calls that lead to each, such as `ingest.dlq`. */
export function installedModules(file: string, tree: TreeNode): ReadonlyMap<string, string> {
  const list = child(tree, "Modules");
  const root = folderOf(folderOf(folderOf(file)));
  const found = new Map<string, string>();
  for (const item of list?.kind === "list" ? list.items : []) {
    const [key, folder] = [child(item, "Key"), child(item, "Dir")];
    if (key?.kind !== "scalar" || folder?.kind !== "scalar" || key.value === "") continue;
    found.set(String(key.value), folderBelow(root, String(folder.value)));
  }
  return found;
}

/** The path of the list of a root module. */
export function moduleListOf(folder: string): string {
  return folder === "" ? moduleList : `${folder}/${moduleList}`;
}
