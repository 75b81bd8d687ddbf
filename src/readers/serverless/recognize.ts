import { child } from "../../source/tree.js";
import type { TreeNode } from "../../source/tree.js";

/**
 * Whether the file describes a service of the Serverless Framework on AWS: it has a name, a provider, and functions or resources.
 * https://www.serverless.com/framework/docs/providers/aws/guide/serverless.yml
 */
export function isService(root: TreeNode): boolean {
  const hasParts = child(root, "functions") !== undefined || child(root, "resources") !== undefined;
  return hasParts && child(root, "service") !== undefined && isAws(child(root, "provider"));
}

/** Of a provider that stands elsewhere nobody knows the name yet; there is none but AWS for what a service with streams has. */
function isAws(provider: TreeNode | undefined): boolean {
  const name = provider?.kind === "map" ? child(provider, "name") : provider;
  if (name?.kind !== "scalar") return false;
  return name.value === "aws" || (typeof name.value === "string" && name.value.includes("{"));
}
