import { known } from "../../../../model/value.js";
import type { Content } from "../datum.js";
import { failure, list } from "../datum.js";
import { numberIn } from "../operators.js";
import { textsIn } from "./plain.js";
import type { Plain } from "./plain.js";

/** A function from texts to a text. */
function ofTexts(change: (...texts: readonly string[]) => string | boolean | undefined): Plain {
  return (values, place) => {
    const texts = textsIn(values);
    const result = texts === undefined ? undefined : change(...texts);
    return result === undefined ? undefined : known<Content>(result, place);
  };
}

const letters = (signs: string): ReadonlySet<string> => new Set(signs);

function trimmed(text: string, signs: string): string {
  const cut = letters(signs);
  let [start, end] = [0, text.length];
  while (start < end && cut.has(text.charAt(start))) start++;
  while (end > start && cut.has(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

export const texts: Readonly<Record<string, Plain>> = {
  lower: ofTexts((text = "") => text.toLowerCase()),
  upper: ofTexts((text = "") => text.toUpperCase()),
  title: ofTexts((text = "") => text.replace(/(^|\s)\S/g, (start) => start.toUpperCase())),
  trimspace: ofTexts((text = "") => text.trim()),
  trim: ofTexts((text = "", signs = "") => trimmed(text, signs)),
  trimprefix: ofTexts((text = "", start = "") => (start !== "" && text.startsWith(start) ? text.slice(start.length) : text)),
  trimsuffix: ofTexts((text = "", end = "") => (end !== "" && text.endsWith(end) ? text.slice(0, -end.length) : text)),
  chomp: ofTexts((text = "") => text.replace(/[\r\n]+$/, "")),
  startswith: ofTexts((text = "", start = "") => text.startsWith(start)),
  endswith: ofTexts((text = "", end = "") => text.endsWith(end)),
  strcontains: ofTexts((text = "", part = "") => text.includes(part)),
  strrev: ofTexts((text = "") => Array.from(text).reverse().join("")),
  basename: ofTexts((path = "") => path.replace(/\/+$/, "").split("/").at(-1) ?? ""),
  dirname: ofTexts((path = "") => path.split("/").slice(0, -1).join("/") || "."),
  // What stands between slashes is a pattern of another language than ours.
  replace: ofTexts((text = "", part = "", by = "") => (/^\/.*\/$/.test(part) ? undefined : text.replaceAll(part, () => by))),
  substr: (values, place) => {
    const [text, offset, length] = values;
    const [from, many] = [numberIn(offset), numberIn(length)];
    if (typeof text !== "string" || from === undefined || many === undefined) return undefined;
    const signs = Array.from(text);
    const start = from < 0 ? signs.length + from : from;
    return known<Content>(signs.slice(start, many < 0 ? undefined : start + many).join(""), place);
  },
  split: (values, place) => {
    const [separator, text] = textsIn(values) ?? [];
    if (separator === undefined || text === undefined) return undefined;
    const pieces = text === "" ? [] : text.split(separator);
    return list(
      pieces.map((piece) => known<Content>(piece, place)),
      place,
    );
  },
  tobool: (values, place) => {
    const [text] = textsIn(values) ?? [];
    return text === "true" || text === "false" ? known<Content>(text === "true", place) : failure("it is neither true nor false", place);
  },
};
