import path from "node:path";
import { known } from "../../../../model/value.js";
import type { Content } from "../datum.js";
import { failure, list } from "../datum.js";
import { numberIn } from "../numbers.js";
import { textsIn } from "./plain.js";
import type { Plain } from "./plain.js";
import { nullOf } from "./sets.js";

/** A function from texts to a text. */
function ofTexts(change: (...texts: readonly string[]) => string | boolean | undefined): Plain {
  return (values, place) => {
    const texts = textsIn(values);
    const result = texts === undefined ? undefined : change(...texts);
    return result === undefined ? undefined : known<Content>(result, place);
  };
}

/** Terraform changes each sign by itself: none becomes two. */
function signBySign(text: string, change: (sign: string) => string): string {
  return Array.from(text, (sign) => (Array.from(change(sign)).length === 1 ? change(sign) : sign)).join("");
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
  lower: ofTexts((text = "") => signBySign(text, (sign) => sign.toLowerCase())),
  upper: ofTexts((text = "") => signBySign(text, (sign) => sign.toUpperCase())),
  title: ofTexts((text = "") => text.replace(/(?<![\p{L}\p{N}_])\p{L}/gu, (start) => start.toUpperCase())),
  trimspace: ofTexts((text = "") => text.trim()),
  trim: ofTexts((text = "", signs = "") => trimmed(text, signs)),
  trimprefix: ofTexts((text = "", start = "") => (start !== "" && text.startsWith(start) ? text.slice(start.length) : text)),
  trimsuffix: ofTexts((text = "", end = "") => (end !== "" && text.endsWith(end) ? text.slice(0, -end.length) : text)),
  chomp: ofTexts((text = "") => text.replace(/[\r\n]+$/, "")),
  startswith: ofTexts((text = "", start = "") => text.startsWith(start)),
  endswith: ofTexts((text = "", end = "") => text.endsWith(end)),
  strcontains: ofTexts((text = "", part = "") => text.includes(part)),
  strrev: ofTexts((text = "") => Array.from(text).reverse().join("")),
  basename: ofTexts((file = "") => path.posix.basename(file) || (file === "" ? "." : "/")),
  dirname: ofTexts((file = "") => path.posix.normalize(file.slice(0, file.lastIndexOf("/") + 1)).replace(/(.)\/$/, "$1")),
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
    const pieces = separator === "" ? Array.from(text) : text.split(separator);
    return list(
      pieces.map((piece) => known<Content>(piece, place)),
      place,
    );
  },
  tobool: (values, place) => {
    const [text] = textsIn(values) ?? [];
    if (text === undefined || typeof values[0] === "number") return nullOf(values[0]) ?? failure("it is neither true nor false", place);
    const [isTrue, isFalse] = [text === "true" || text === "1", text === "false" || text === "0"];
    return isTrue || isFalse ? known<Content>(isTrue, place) : failure("it is neither true nor false", place);
  },
};
