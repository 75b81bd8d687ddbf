/** A line and a column, both counted from 1; columns are UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Translates the offsets of a text into lines and columns; the text is searched for line ends on first use, once. */
export class Lines {
  readonly #text: string;
  #starts: number[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** How many lines there are; behind a line end at the end of the text there is none. */
  get count(): number {
    const starts = this.#lineStarts();
    return starts.length > 1 && starts.at(-1) === this.#text.length ? starts.length - 1 : starts.length;
  }

  /** The line that holds `offset`. */
  lineOf(offset: number): number {
    const starts = this.#lineStarts();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** Line and column of `offset`; a byte order mark takes up no column. */
  positionOf(offset: number): Position {
    const line = this.lineOf(offset);
    const start = this.#lineStarts()[line - 1] ?? 0;
    return { line, column: Math.max(1, offset - start + 1) };
  }

  /** The line without its end; empty where there is no such line. */
  textOf(line: number): string {
    const starts = this.#lineStarts();
    const start = starts[line - 1];
    if (start === undefined) return "";
    const end = starts[line] ?? this.#text.length;
    return this.#text.slice(start, end).replace(/\r?\n$/, "");
  }

  #lineStarts(): number[] {
    if (this.#starts !== undefined) return this.#starts;
    const starts = [this.#text.startsWith("\uFEFF") ? 1 : 0];
    for (let end = this.#text.indexOf("\n"); end !== -1; end = this.#text.indexOf("\n", end + 1)) starts.push(end + 1);
    this.#starts = starts;
    return starts;
  }
}
