// @ts-check
/** Changes texts at random, but the same way for the same seed. */

/**
 * Numbers from 0 to 1, always the same ones for a seed (mulberry32).
 * @param {number} seed
 * @returns {() => number}
 */
export function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** What means something to one of the readers, or to nobody. */
const words = [
  ...[
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "<<",
    "null",
    "~",
    "true",
    "off",
    "-1",
    "0",
    "1e999",
    "0x1F",
    "1_000",
    ".inf",
    ".nan",
  ],
  ...[
    "!Ref ",
    "!GetAtt ",
    "!Sub ",
    "!If [",
    "!ImportValue ",
    "!Join [",
    "!Transform {",
    "!Unknown ",
    "!!binary ",
    "*a",
    "&a ",
    "- ",
    ": ",
    "? ",
    "|",
    ">-",
  ],
  ...[
    '"',
    "'",
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "\\",
    "${",
    "}",
    "%{",
    "#",
    "//",
    "/*",
    "*/",
    "<<EOT\n",
    "EOT\n",
    "---\n",
    "...\n",
    "%YAML 9.9\n",
  ],
  ...[
    '{"Ref": "',
    '{"Fn::If": ["',
    '"Fn::GetAtt": [',
    '"Fn::ForEach::X": ["Y", [1, 2], {"Z${Y}": ',
    "AWS::NoValue",
    "AWS::Kinesis::Stream",
    "AWS::LanguageExtensions",
  ],
  ...["count = ", "for_each = ", 'dynamic "x" {', "var.", "local.", "module.", "each.value", "count.index", "jsonencode(", "... ", "? : "],
  ...["\u0000", "\u001b[31m", "\ufeff", "\u2028", "\u202e", "\ud800", "👩‍👧", "é", "\t", "\r", "\r\n", "\n\n\n", "   "],
  ...[
    "EventSourceArn",
    "StartingPosition",
    "DestinationConfig",
    "OnFailure",
    "FilterCriteria",
    "Enabled",
    "Condition",
    "Fn::Transform",
    "Events",
    "functions:",
    "stream:",
  ],
];

/** @typedef {(text: string, random: () => number) => string} Mutation */

/** @type {readonly Mutation[]} */
const mutations = [
  (text, random) => spliced(text, random, 1 + Math.floor(random() * 60), ""),
  (text, random) => spliced(text, random, 0, oneOf(words, random)),
  (text, random) => spliced(text, random, 1 + Math.floor(random() * 8), oneOf(words, random)),
  (text, random) => spliced(text, random, 0, pieceOf(text, random, 400)),
  (text, random) => text.slice(0, Math.floor(random() * text.length)),
  (text, random) => text.slice(Math.floor(random() * text.length)),
  (text, random) => lines(text, random, (all, at) => all.splice(at, 1)),
  (text, random) => lines(text, random, (all, at) => all.splice(at, 0, all[Math.floor(random() * all.length)] ?? "")),
  (text, random) => lines(text, random, (all, at) => (all[at] = `${" ".repeat(Math.floor(random() * 9))}${all[at]?.trimStart() ?? ""}`)),
  (text, random) => lines(text, random, (all, at) => ([all[at], all[0]] = [all[0] ?? "", all[at] ?? ""])),
  (text, random) => replaced(text, random, /[A-Za-z_]\w{2,}/g, () => pieceOf(text, random, 12).replace(/\W+/g, "") || "x"),
  (text, random) => replaced(text, random, /[A-Za-z_]\w{2,}/g, () => oneOf(words, random)),
  (text, random) =>
    replaced(text, random, /\d+/g, () => oneOf(["0", "-1", "99999999999999999999", "1.5", "007", "${AWS::Region}"], random)),
  (text, random) => replaced(text, random, /["'][^"'\n]*["']/g, () => oneOf(["{}", "[]", "null", "[[[]]]", "{a: {b: [c]}}"], random)),
  (text, random) => spliced(text, random, 0, oneOf(["[", "{", "- ", "(", '{"a":', "!Sub "], random).repeat(1 + Math.floor(random() * 300))),
];

/**
 * A text with one to five changes.
 * @param {string} text
 * @param {() => number} random
 */
export function mutated(text, random) {
  let changed = text;
  for (let left = 1 + Math.floor(random() * 5); left > 0; left -= 1) changed = oneOf(mutations, random)(changed, random);
  return changed.slice(0, 400_000);
}

/**
 * @template T
 * @param {readonly T[]} some
 * @param {() => number} random
 * @returns {T}
 */
export function oneOf(some, random) {
  return /** @type {T} */ (some[Math.floor(random() * some.length)]);
}

/** @param {string} text @param {() => number} random @param {number} length @param {string} put */
function spliced(text, random, length, put) {
  const at = Math.floor(random() * (text.length + 1));
  return text.slice(0, at) + put + text.slice(at + length);
}

/** @param {string} text @param {() => number} random @param {number} most */
function pieceOf(text, random, most) {
  const at = Math.floor(random() * text.length);
  return text.slice(at, at + 1 + Math.floor(random() * most));
}

/** @param {string} text @param {() => number} random @param {(all: string[], at: number) => unknown} change */
function lines(text, random, change) {
  const all = text.split("\n");
  change(all, Math.floor(random() * all.length));
  return all.join("\n");
}

/** @param {string} text @param {() => number} random @param {RegExp} what @param {() => string} by */
function replaced(text, random, what, by) {
  const found = [...text.matchAll(what)];
  if (found.length === 0) return text;
  const match = oneOf(found, random);
  return text.slice(0, match.index) + by() + text.slice(match.index + match[0].length);
}
