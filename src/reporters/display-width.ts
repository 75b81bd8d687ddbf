/** How many columns of a terminal a text takes: wide characters take two, combining ones none. */
export function displayWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const { segment } of new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)) width += graphemeWidth(segment);
  return width;
}

function graphemeWidth(grapheme: string): number {
  if (wide.test(grapheme) || grapheme.includes(asEmoji)) return 2;
  return narrow.test(grapheme) ? 1 : 0;
}

/** East Asian Width W and F (Unicode 16, the blocks rather than every gap in them), and what is shown as an emoji. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u;

const narrow = /[^\p{Mn}\p{Me}\p{Cf}]/u;

/** The variation selector that asks for the colored picture of a character. */
const asEmoji = "\ufe0f";
