import type { Mistake } from "../parsed.js";
import type { Complaint } from "./compose.js";

/** Complaints that do not touch the tree: CloudFormation reads the same. */
export function isHarmless({ message }: Complaint): boolean {
  return message.startsWith("Comments must be separated");
}

/** A complaint of `yaml` about a text, in a sentence that says what would be right. */
export function asMistake({ offset, message }: Complaint, text: string): Mistake {
  const [blanks = ""] = /^ */.exec(text.slice(offset, offset + 200)) ?? [];
  const at = offset + blanks.length;
  for (const [about, sentence] of sentences) {
    if (about.test(message)) return { offset: at, message: message.replace(about, sentence) };
  }
  return { offset: at, message: `This is not valid YAML: ${message}.` };
}

/** What `yaml` says, whole, and what we say instead. */
const sentences: readonly (readonly [RegExp, string])[] = [
  [
    /^All mapping items must start at the same column.*/s,
    "This key does not start in the same column as the keys before it: indent them alike.",
  ],
  [
    /^All sequence items must start at the same column.*/s,
    'This "-" does not stand in the same column as the items before it: indent them alike.',
  ],
  [
    /^Nested mappings are not allowed in compact mappings.*/s,
    'A second ": " follows here in the same value: put the value in quotes, or the inner key on a line of its own.',
  ],
  [
    /^(?:Implicit keys|Implicit map keys|Implicit keys of flow sequence pairs) need.*/s,
    'This is no key, for no ":" follows it on its line: add ": " and a value, or indent it as part of the value above.',
  ],
  [/^A block sequence may not be used as an implicit map key.*/s, "This list stands where a key is expected: indent it below its key."],
  [
    /^(?:Unexpected block-seq-ind on same line with key|Unexpected seq-item-ind).*/s,
    'A list does not start on the line of its key: put the "-" on a line of its own, or quote it.',
  ],
  [
    /^Sequence item without - indicator.*/s,
    'This line stands among the items of a list and is none: start it with "- ", or indent it differently.',
  ],
  [/^Unexpected flow-(?:map|seq)-end.*/s, "This closing bracket was never opened: remove it, or add the opening one."],
  [/^Flow (map|sequence) (?:in block collection must be sufficiently indented and|must) end with a (.).*/s, "A $2 is missing before this."],
  [/^Missing ,.*/s, "A comma is missing before this."],
  [/^Unexpected (?:,|empty item) in flow.*/s, "A value is missing between these commas."],
  [/^Plain value cannot start with .*(.)$/s, "A value cannot start with $1: put it in quotes."],
  [/^Tabs are not allowed as indentation.*/s, "A tab indents this line: YAML takes blanks only."],
  [/^Invalid escape sequence (.*)/s, "$1 means nothing between double quotes: write the backslash twice, or use single quotes."],
  [
    /^Block scalar header includes extra characters: (.)(.*)/s,
    "Text follows right behind the $1: it starts on the next line, or goes in quotes without the $1.",
  ],
  [/^Block scalar (?:lines|values).*/s, "A line of this text stands too far left: indent it as deep as the first one."],
  [/^Comments must be separated.*/s, 'A comment needs a blank before its "#"; without it other parsers read it as text.'],
  [
    /^(?:Tags and anchors must be separated|Missing newline after block sequence props).*/s,
    "A blank or a new line is missing behind this tag or anchor.",
  ],
  [/^A node can have at most one tag.*/s, "Two tags stand before one value: write the outer one in its long form, such as Fn::Base64."],
  [/^Alias cannot be an empty string.*/s, "A value cannot start with *: put it in quotes."],
  [/^(?:Missing closing .quote).*/s, "This quoted text is never closed: a quote is missing."],
  [/^Unexpected .* at node end$/s, "Something stands behind the end of this value: put all of it in quotes, or on a line of its own."],
  [
    /^Unexpected .* (?:token|in YAML stream).*/s,
    "This belongs to nothing above it: check how it is indented, and whether a quote or bracket above is closed too early.",
  ],
];
