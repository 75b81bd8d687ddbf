/** What an update expression does, as far as its text shows. */
export interface Updating {
  /** Parts that change by what they were, such as `count = count + :n`. */
  readonly doubling: readonly string[];
  /** `ADD path value`: they double unless the value is a set. */
  readonly adds: readonly { readonly path: string; readonly value: string }[];
  /** Every part is seen, and sets or removes. */
  readonly isAbsolute: boolean;
}

const clause = /\b(SET|ADD|REMOVE|DELETE)\s/gi;

/** Reads an update expression of DynamoDB; `{…}` in it stands for what is not known. */
export function readUpdate(text: string): Updating {
  const starts = [...text.matchAll(clause)];
  const doubling: string[] = [];
  const adds: { path: string; value: string }[] = [];
  let isAbsolute = starts.length > 0 && text.slice(0, starts[0]?.index).trim() === "";
  for (const [index, start] of starts.entries()) {
    const items = splitAtCommas(text.slice(start.index + start[0].length, starts[index + 1]?.index));
    const verb = start[1]?.toUpperCase();
    if (verb === "ADD") {
      adds.push(...items.map((item) => ({ path: item.split(/\s+/)[0] ?? "", value: item.split(/\s+/)[1] ?? "" })));
    }
    if (verb !== "SET") continue;
    for (const item of items) {
      const [left = "", ...rest] = item.split("=");
      const right = rest.join("=").trim();
      if (isOfItself(left.trim(), right)) doubling.push(item);
      // What is put in as a whole may be any expression.
      else if (right === "" || item.startsWith("{") || right.includes("{")) isAbsolute = false;
    }
  }
  return { doubling, adds, isAbsolute };
}

/** Whether the right side is made of what the left one was. */
function isOfItself(left: string, right: string): boolean {
  if (left === "") return false;
  const mentions = operandsOf(right).includes(left.replaceAll(/\s/g, ""));
  return mentions && (/[^+]\+|[^-]-/.test(right.replace(/\{[^}]*\}/g, "{}")) || /list_append/i.test(right));
}

function operandsOf(text: string): readonly string[] {
  return text.split(/[(),\s]+|\s[+-]\s/).filter((one) => one !== "");
}

function splitAtCommas(text: string): readonly string[] {
  const items: string[] = [];
  let [depth, start] = [0, 0];
  for (let index = 0; index < text.length; index++) {
    const sign = text[index];
    if (sign === "(" || sign === "{") depth++;
    if (sign === ")" || sign === "}") depth--;
    if (sign !== "," || depth > 0) continue;
    items.push(text.slice(start, index).trim());
    start = index + 1;
  }
  return [...items, text.slice(start).trim()].filter((item) => item !== "");
}

/** What in a condition lets a write happen but once; undefined where nothing does: that something is there is no protection. */
export function onceBy(condition: string, nameOf: (placeholder: string) => string): string | undefined {
  if (/attribute_not_exists\s*\(/i.test(condition)) return "attribute_not_exists";
  for (const [whole, left = "", , right = ""] of condition.matchAll(/([#:\w.[\]{}]+)\s*(<>|<=|<|>=|>|=)\s*([#:\w.[\]{}]+)/g)) {
    const path = [left, right].find((side) => !side.startsWith(":"));
    if (path !== undefined && isVersion(nameOf(path))) return `a comparison of versions (${whole.replaceAll(/\s+/g, " ")})`;
  }
  return undefined;
}

/** Whether an attribute is one that grows with each change of an item. */
export function isVersion(name: string): boolean {
  return /version|revision|seq(uence)?|etag|(updated|modified|changed|processed)(_?at|_?on|time|date)?$|timestamp|^#?(ver|rev|v|ts)$/i.test(
    name,
  );
}
