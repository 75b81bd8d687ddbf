/** The candidate that `word` is most likely a slip of, with the words to say so; empty where none is near. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const near = candidates.map((candidate) => ({ candidate, slips: slips(word.toLowerCase(), candidate) }));
  const [best] = near.filter((one) => one.slips <= Math.ceil(one.candidate.length / 4)).sort((a, b) => a.slips - b.slips);
  return best === undefined ? "" : `; did you mean ${best.candidate}?`;
}

/** An abbreviation is no slip, as long as it says something. */
function slips(word: string, candidate: string): number {
  return word.length > 3 && candidate.startsWith(word) ? 0 : slipsBetween(word, candidate);
}

/** How many letters are to be added, taken away, changed or swapped with the next one. */
function slipsBetween(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const changed = (last[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      const swapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1] ? (before[j - 2] ?? 0) + 1 : Infinity;
      row.push(Math.min(changed, swapped, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    [before, last] = [last, row];
  }
  return last[other.length] ?? Infinity;
}
