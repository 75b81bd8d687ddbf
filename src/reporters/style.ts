import type { Severity } from "../report.js";

/** How a piece of text is set off from the rest. */
export type Style = "bold" | "dim" | "red" | "yellow" | "blue" | "cyan";

/** Sets a text off; gives it back as it is where there are no colors. */
export type Paint = (style: Style, text: string) => string;

/** Paints for a terminal that understands ANSI colors, or for a reader that does not. */
export function painter(color: boolean): Paint {
  return color
    ? (style, text) => (text === "" ? "" : `\u001b[${codes[style]}m${text}\u001b[${style === "bold" || style === "dim" ? 22 : 39}m`)
    : (_, text) => text;
}

const codes = { bold: 1, dim: 2, red: 31, yellow: 33, blue: 34, cyan: 36 } as const satisfies Record<Style, number>;

/** The color that stands for a severity. */
export const severityStyle = { error: "red", warning: "yellow", note: "blue" } as const satisfies Record<Severity, Style>;

/** A text that leads to an address, in a terminal that understands OSC 8. The address is ours, no text of a file. */
export function hyperlink(text: string, url: string): string {
  return `\u001b]8;;${url}\u001b\\${text}\u001b]8;;\u001b\\`;
}
