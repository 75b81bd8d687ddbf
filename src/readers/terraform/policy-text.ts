import { noGrants } from "../../model/role.js";
import type { Grants, Statement } from "../../model/role.js";
import { known, usually } from "../../model/value.js";
import type { Written } from "../../model/value.js";
import { parseJsonQuickly } from "../../source/json/quick.js";
import type { TreeNode } from "../../source/tree.js";
import { asText } from "../cloudformation/properties.js";
import { grantsOfDocument, together } from "../cloudformation/roles.js";
import { alone, readTemplate } from "../cloudformation/template.js";
import { noPins } from "../pins.js";

const hidden: Grants = { statements: [], hidden: ["only an apply tells what its role permits"] };

/** What a policy permits, which is JSON in a text; ARNs in it that only an apply tells stand as `${…}`. */
export function grantsOfText(written: Written<TreeNode>): Grants {
  const text = usually(asText(written));
  if (text.is === "absent") return noGrants;
  if (text.is === "choice") return hidden;
  const json = text.refersTo?.to === "expression" ? text.refersTo.text : text.is === "known" && !text.refersTo ? text.value : "";
  const tree = parseJsonQuickly(json)?.tree;
  if (tree?.kind !== "map" || text.place === undefined) return hidden;
  const { file } = text.place;
  const template = readTemplate({ file, scope: file, syntax: "json", around: alone, pins: noPins }, tree);
  const { statements, ...granted } = grantsOfDocument(template, known(tree, text.place));
  return together([{ statements: [], ...granted }, ...statements.map(asFarAsKnown)]);
}

/** An ARN that is no resource's of the file may be that of any. */
function asFarAsKnown(statement: Statement): Grants {
  if (statement.actions.some((action) => action.includes("${"))) return hidden;
  const isOpen = statement.resources.some(mayBeAny);
  return { statements: [statement, ...(isOpen ? [{ ...statement, resources: ["*"], certain: false }] : [])], hidden: [] };
}

function mayBeAny(resource: string): boolean {
  const holes = [...resource.matchAll(/\$\{([^{}]*)\}([^$]*)/g)];
  return holes.some(([, hole = "", after = ""]) => !ofResource.test(hole) && !after.includes(":"));
}

const ofResource = /^(module\.[^.]+\.)*(?!(?:data|var|local|module|each|count)\.)\w+\.[\w-]+(\[[^\]]*\])?\.\w+$/;
