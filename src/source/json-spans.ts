import { visit } from "jsonc-parser";
import type { Path, Span } from "./span.js";

/**
 * Where the keys at these paths stand in a valid JSON text, found in one pass over it; for an item of a list, its first
 * key or its own start. A path that leads nowhere has the place of its nearest ancestor, undefined where that is the top.
 */
export function jsonSpans(text: string, paths: readonly Path[]): (Span | undefined)[] {
  const top: Wanted = { span: undefined, inner: new Map() };
  for (const path of paths) add(top, path);
  visit(text.replace(/^\uFEFF/, " "), new Search(top));
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

/** The object or list that the visit is in. */
interface Open {
  readonly wanted: Wanted | undefined;
  /** How many items of the list were met; undefined in an object. */
  items: number | undefined;
  /** The item of a list that this object is, until its first key gives it a place. */
  item: Wanted | undefined;
}

class Search {
  readonly #open: Open[] = [];
  /** What the next value is, as its key said. */
  #next: Wanted | undefined;

  constructor(top: Wanted) {
    this.#next = top;
  }

  onObjectBegin = (offset: number, length: number): boolean => this.#begin(offset, length, undefined);
  onArrayBegin = (offset: number, length: number): boolean => this.#begin(offset, length, 0);
  onObjectEnd = (): void => void this.#open.pop();
  onArrayEnd = (): void => void this.#open.pop();
  onLiteralValue = (_value: unknown, offset: number, length: number): void => void this.#value(offset, length);

  onObjectProperty = (key: string, offset: number, length: number): void => {
    const open = this.#open.at(-1);
    const span = { start: offset, end: offset + length };
    if (open?.item !== undefined) {
      open.item.span = span;
      open.item = undefined;
    }
    this.#next = open?.wanted?.inner.get(key);
    if (this.#next === undefined) return;
    forget(this.#next);
    this.#next.span = span;
  };

  #begin(offset: number, length: number, items: number | undefined): boolean {
    const inList = this.#open.at(-1)?.items !== undefined;
    const wanted = this.#value(offset, length);
    this.#open.push({ wanted, items, item: inList && items === undefined ? wanted : undefined });
    // Nothing in there is looked for, and its callbacks are the greater part of the time.
    return wanted !== undefined;
  }

  /** What is looked for in the value that starts here. */
  #value(offset: number, length: number): Wanted | undefined {
    const open = this.#open.at(-1);
    if (open?.items === undefined) return this.#next;
    const wanted = open.wanted?.inner.get(String(open.items++));
    if (wanted !== undefined) wanted.span = { start: offset, end: offset + length };
    return wanted;
  }
}
