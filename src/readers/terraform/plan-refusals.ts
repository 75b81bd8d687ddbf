import { child } from "../../source/tree.js";
import type { TreeNode } from "../../source/tree.js";
import type { Refusal } from "../refusal.js";

/** Whether the tree is a plan of Terraform or OpenTofu as JSON, or a state, which is easily taken for one. */
export function isPlan(root: TreeNode | undefined): boolean {
  return isPlanned(root) || isState(root);
}

function isPlanned(root: TreeNode | undefined): boolean {
  if (child(root, "format_version")?.kind !== "scalar") return false;
  const isChange = child(root, "resource_changes") !== undefined && child(root, "terraform_version") !== undefined;
  return child(root, "planned_values") !== undefined || isChange;
}

/** What `terraform show -json` prints without a plan, or the file that Terraform keeps. */
function isState(root: TreeNode | undefined): boolean {
  if (child(root, "terraform_version")?.kind !== "scalar" || isPlanned(root)) return false;
  const isKept = child(root, "resources")?.kind === "list" && (child(root, "serial") ?? child(root, "lineage")) !== undefined;
  return isKept || (child(root, "format_version")?.kind === "scalar" && child(root, "values")?.kind === "map");
}

const knownMajors = ["0", "1"];

/** Why a plan cannot be judged: it is none, it is of a later format, or it is not whole. */
export function refusalsOfPlan(file: string, root: TreeNode): readonly Refusal[] {
  const refuse = (key: string, message: string): readonly Refusal[] => [{ place: { file, path: [key] }, message }];
  if (isState(root)) {
    const advice = "`terraform plan -out=p && terraform show -json p`";
    return refuse(
      "terraform_version",
      `This is a state, not a plan: it tells what is there, not how it is written. Make a plan with ${advice}.`,
    );
  }
  const format = child(root, "format_version");
  const version = format?.kind === "scalar" ? String(format.value) : "";
  if (!knownMajors.includes(version.split(".")[0] ?? "")) {
    return refuse(
      "format_version",
      `This plan has format_version ${version}, and stream-lint knows 0.x and 1.x: a newer stream-lint may know it.`,
    );
  }
  const errored = child(root, "errored");
  if (errored?.kind !== "scalar" || errored.value !== true) return [];
  return refuse("errored", "This plan ended in an error and is not whole: correct the error and make it anew.");
}
