import { mapKnown } from "../../model/value.js";
import type { Written } from "../../model/value.js";
import type { TreeNode } from "../../source/tree.js";
import { asText, itemsOf, propertiesIn } from "./properties.js";
import type { Template } from "./template.js";

/** The patterns in a list of filters; one without a pattern is absent. */
export function filtersIn(template: Template, filters: Written<TreeNode>): Written<readonly Written<string>[]> {
  return mapKnown(itemsOf(template, filters), ({ value: items, ...rest }) => ({
    ...rest,
    value: items.map((item) => asText(propertiesIn(template, item).at("Pattern"))),
  }));
}
