import { asOpenText } from "../../model/reference.js";
import { usually } from "../../model/value.js";
import type { Written } from "../../model/value.js";
import type { TreeNode } from "../../source/tree.js";
import { asText, itemsOf } from "./properties.js";
import type { Template } from "./template.js";

/** The texts of a list or of a single value. */
export interface Texts {
  readonly texts: readonly string[];
  /** Whether there may be others: an item depends on a condition or on a parameter. */
  readonly open: boolean;
}

/** The texts that a policy has in one place, of actions or of resources. */
export function textsOf(template: Template, written: Written<TreeNode>): Texts {
  const items = itemsOf(template, written);
  if (items.is === "absent") return { texts: [], open: false };
  if (items.is !== "known") return items.is === "unknown" ? textOf(template, items) : { texts: [], open: true };
  const texts = items.value.map((item) => textOf(template, asText(item)));
  return { texts: texts.flatMap((one) => one.texts), open: texts.some(({ open }) => open) };
}

/** The text of one value. */
export function textOf(template: Template, written: Written<unknown>): Texts {
  const item = usually(written);
  if (item.is === "absent") return { texts: [], open: false };
  if (item.is === "choice") return { texts: [], open: true };
  if (item.refersTo === undefined) return item.is === "known" ? { texts: [String(item.value)], open: false } : { texts: [], open: true };
  const text = asOpenText(item.refersTo);
  return { texts: [text], open: item.is === "unknown" && namesParameter(template, text) };
}

/** Whether a parameter decides what the text is. */
function namesParameter(template: Template, text: string): boolean {
  return [...text.matchAll(/\$\{([^{}]*)\}/g)].some(([, name = ""]) => template.parameters.has(name));
}
