// @ts-check

/**
 * The text with `content` in place of what stands between its `<!-- NAME:start -->` and `<!-- NAME:end -->`.
 * @param {string} text
 * @param {string} name
 * @param {string} content
 * @param {string} file what the text is called where it lacks the markers
 */
export function between(text, name, content, file) {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from === -1 || to < from) throw new Error(`${file} needs the line ${start} and after it the line ${end}.`);
  return `${text.slice(0, from + start.length)}\n\n${content.trim()}\n\n${text.slice(to)}`;
}
