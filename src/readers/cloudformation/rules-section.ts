import { allOf, always, anyOf, notOf } from "../../model/condition.js";
import type { Condition } from "../../model/condition.js";
import { leavesOf } from "../../model/value.js";
import type { Place } from "../../source/place.js";
import { below } from "../../source/place.js";
import { child } from "../../source/tree.js";
import type { TreeNode } from "../../source/tree.js";
import { comparison, opaqueTest } from "./comparison.js";
import { evaluate } from "./evaluate.js";
import { intrinsicOf } from "./intrinsics.js";
import type { Intrinsic } from "./intrinsics.js";
import type { Template } from "./template.js";

/** What one rule of the section `Rules` asks of every deployment. */
export interface Assertion {
  readonly rule: string;
  readonly place: Place;
  readonly condition: Condition;
}

type Read = (node: TreeNode, place: Place) => Condition;

/**
 * The rules of a template: where its condition holds, all assertions of a rule must, else the deployment is refused.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html
 */
export function assertionsIn(template: Template, read: Read): readonly Assertion[] {
  const section = child(template.root, "Rules");
  const rules = section?.kind === "map" ? section.entries : [];
  return rules.map(({ key: rule, value: node }) => {
    const place = { file: template.file, path: ["Rules", rule] };
    const readHere = (one: TreeNode, at: Place): Condition => readAssertion(template, one, at, read);
    const when = child(node, "RuleCondition");
    const assertions = child(node, "Assertions");
    const asserted = (assertions?.kind === "list" ? assertions.items : []).map((item, index) => {
      const assert = child(item, "Assert");
      return assert === undefined ? always : readHere(assert, below(place, "Assertions", index, "Assert"));
    });
    const isAsked = when === undefined ? always : readHere(when, below(place, "RuleCondition"));
    return { rule, place, condition: anyOf(notOf(isAsked), allOf(...asserted)) };
  });
}

/** Rules have functions of their own beside those of conditions. */
function readAssertion(template: Template, node: TreeNode, place: Place, read: Read): Condition {
  const intrinsic = intrinsicOf(node, place);
  if (intrinsic === undefined) return read(node, place);
  const { argument, place: at } = intrinsic;
  const parts = argument.kind === "list" ? argument.items : [argument];
  const inner = (part: TreeNode, index: number): Condition => readAssertion(template, part, below(at, index), read);
  switch (intrinsic.name) {
    case "And":
      return allOf(...parts.map(inner));
    case "Or":
      return anyOf(...parts.map(inner));
    case "Not":
      return notOf(allOf(...parts.map(inner)));
    case "Contains":
    case "EachMemberEquals":
    case "EachMemberIn":
      return readMembers(template, intrinsic, parts) ?? opaqueTest(template, [node], "true");
    default:
      return read(node, place);
  }
}

/** A question about the members of a list; undefined where the list is not worked out. */
function readMembers(template: Template, { name, place }: Intrinsic, parts: readonly TreeNode[]): Condition | undefined {
  const [first, second] = parts;
  if (first === undefined || second === undefined || parts.length > 2) return undefined;
  const members = membersOf(template, first, below(place, 0));
  const are = (one: TreeNode, other: TreeNode): Condition => comparison(template, one, other, place).condition;
  if (name === "Contains") return members === undefined ? undefined : anyOf(...members.map((member) => are(member, second)));
  if (name === "EachMemberEquals") return members === undefined ? undefined : allOf(...members.map((member) => are(member, second)));
  const allowed = membersOf(template, second, below(place, 1));
  if (members === undefined || allowed === undefined) return undefined;
  return allOf(...members.map((member) => anyOf(...allowed.map((one) => are(member, one)))));
}

function membersOf(template: Template, node: TreeNode, place: Place): readonly TreeNode[] | undefined {
  const [only, ...others] = leavesOf(evaluate(template, node, place));
  if (only?.value.is !== "known" || others.length > 0) return undefined;
  return only.value.value.kind === "list" ? only.value.value.items : undefined;
}
