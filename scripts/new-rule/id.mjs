// @ts-check

/**
 * Why `id` cannot be the id of a rule, or undefined where it can.
 * @param {string} id
 */
export function whyNotAnId(id) {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
    return `"${id}" is not kebab-case: lower-case words joined by hyphens, such as no-failure-destination.`;
  if (/(^|-)\d/.test(id)) return `"${id}" holds a number: an id names the defect in words.`;
  if (id === "index") return `"index" is the list of the rules.`;
  return undefined;
}

/**
 * The name that the module `rules/ID.ts` exports its rule under.
 * @param {string} id
 */
export function exportedName(id) {
  return id.replace(/-(.)/g, (_, letter) => String(letter).toUpperCase());
}
