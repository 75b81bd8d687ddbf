import type { Path, Span } from "../span.js";

/**
 * Where the keys at these paths stand in a valid JSON text, found in one pass over it; for an item of a list, its first
 * key or its own start. A path that leads nowhere has the place of its nearest ancestor, undefined where that is the top.
 */
export function jsonSpans(text: string, paths: readonly Path[]): (Span | undefined)[] {
  const top: Wanted = { span: undefined, inner: new Map() };
  for (const path of paths) add(top, path);
  new Search(text).value(top);
  return paths.map((path) => nearest(top, path));
}

/** A key or an item that is looked for, or leads to one. */
interface Wanted {
  span: Span | undefined;
  readonly inner: Map<string, Wanted>;
}

function add(top: Wanted, path: Path): void {
  let wanted = top;
  for (const step of path) {
    const next = wanted.inner.get(String(step)) ?? { span: undefined, inner: new Map() };
    wanted.inner.set(String(step), next);
    wanted = next;
  }
}

function nearest(top: Wanted, path: Path): Span | undefined {
  let wanted = top;
  for (const step of path) {
    const next = wanted.inner.get(String(step));
    if (next?.span === undefined) break;
    wanted = next;
  }
  return wanted.span;
}

/** Forgets what an earlier one of two equal keys held: the last one wins. */
function forget(wanted: Wanted): void {
  wanted.span = undefined;
  wanted.inner.forEach(forget);
}

/**
 * Goes through a text that is known to be JSON, and steps over whatever leads to nothing that is looked for: in a plan of
 * megabytes that is nearly all of it.
 */
class Search {
  readonly #text: string;
  #at: number;

  constructor(text: string) {
    this.#text = text;
    this.#at = text.startsWith("\uFEFF") ? 1 : 0;
  }

  /** Goes to the end of the value that starts here or behind blanks. */
  value(wanted: Wanted | undefined, item?: Wanted): void {
    const opening = this.#blanks();
    if (wanted === undefined || wanted.inner.size === 0) {
      if (opening === brace && item !== undefined) this.#firstKey(item);
      this.#skip();
    } else if (opening === brace) this.#object(wanted, item);
    else if (opening === bracket) this.#list(wanted);
    else this.#skip();
  }

  #object(wanted: Wanted, item: Wanted | undefined): void {
    let isFirst = true;
    this.#at++;
    while (this.#blanks() !== closingBrace) {
      const start = this.#at;
      this.#string();
      const span = { start, end: this.#at };
      if (isFirst && item !== undefined) item.span = span;
      isFirst = false;
      const next = wanted.inner.get(JSON.parse(this.#text.slice(start, this.#at)) as string);
      if (next !== undefined) {
        forget(next);
        next.span = span;
      }
      this.#blanks();
      this.#at++;
      this.value(next);
      if (this.#blanks() === comma) this.#at++;
    }
    this.#at++;
  }

  #list(wanted: Wanted): void {
    this.#at++;
    for (let index = 0; this.#blanks() !== closingBracket; index++) {
      const item = wanted.inner.get(String(index));
      const start = this.#at;
      if (item !== undefined) item.span = { start, end: start + 1 };
      this.value(item, item);
      if (item?.span?.start === start && !isOpening(this.#text.charCodeAt(start))) item.span = { start, end: this.#at };
      if (this.#blanks() === comma) this.#at++;
    }
    this.#at++;
  }

  /** The place of an object in a list is that of its first key. */
  #firstKey(item: Wanted): void {
    const opening = this.#at++;
    if (this.#blanks() === quote) {
      const start = this.#at;
      this.#string();
      item.span = { start, end: this.#at };
    }
    this.#at = opening;
  }

  /** Goes over blanks; the character behind them. */
  #blanks(): number {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return code;
      this.#at++;
    }
  }

  /** Goes over the value that starts right here. */
  #skip(): void {
    let depth = 0;
    do {
      const code = this.#text.charCodeAt(this.#at);
      if (code === quote) this.#string();
      else {
        this.#at++;
        if (isOpening(code)) depth++;
        else if (code === closingBrace || code === closingBracket) depth--;
        else if (depth === 0) this.#word();
      }
    } while (depth > 0);
  }

  /** Goes over what is left of a number, `true`, `false` or `null`. */
  #word(): void {
    while (/[\w.+-]/.test(this.#text.charAt(this.#at))) this.#at++;
  }

  /** Goes over the string that starts right here. */
  #string(): void {
    for (;;) {
      this.#at = this.#text.indexOf('"', this.#at + 1);
      if (this.#at === -1) throw new Error("a text was searched that is no JSON");
      let backslashes = 0;
      while (this.#text.charCodeAt(this.#at - 1 - backslashes) === backslash) backslashes++;
      if (backslashes % 2 === 0) break;
    }
    this.#at++;
  }
}

function isOpening(code: number): boolean {
  return code === brace || code === bracket;
}

const [quote, comma, backslash, brace, bracket, closingBrace, closingBracket] = [0x22, 0x2c, 0x5c, 0x7b, 0x5b, 0x7d, 0x5d];
