import { displayWidth } from "./display-width.js";

/**
 * A painted line in as many as it takes for each to have room in the width, broken between words, those behind the first indented by two.
 * A word that is longer than a line stays whole, so that it can be copied.
 */
export function wrap(line: string, width: number): string {
  const [indent = ""] = /^ */.exec(line) ?? [];
  const behind = `${indent}  `;
  let column = indent.length;
  let isFirst = true;
  const pieces = line
    .slice(indent.length)
    .split(" ")
    .map((word) => {
      const columns = displayWidth(word.replace(sequences, ""));
      const breaks = !isFirst && column + 1 + columns > width;
      const before = isFirst ? indent : breaks ? `\n${behind}` : " ";
      column = (breaks ? behind.length : isFirst ? column : column + 1) + columns;
      isFirst = false;
      return before + word;
    });
  return pieces.join("");
}

/** What paints a text, and what makes a link of it. Text of a file holds none: it is made printable before. */

const sequences = /\u001b\[\d+m|\u001b\]8;;[^\u001b]*\u001b\\/g;
