import { EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE } from "js-yaml";
import type { Event } from "js-yaml";
import { scalar } from "../tree.js";
import type { Entry, TreeNode } from "../tree.js";
import { limits } from "./limits.js";
import { plainValue, writtenOtherwise } from "./scalar.js";

type ScalarEvent = Extract<Event, { type: typeof EVENT_ID.SCALAR }>;
type CollectionEvent = Extract<Event, { type: typeof EVENT_ID.MAPPING | typeof EVENT_ID.SEQUENCE }>;

/**
 * The tree of a YAML text that has nothing unusual about it, or undefined: then the patient parser has to look at it.
 *
 * Made from the events of `js-yaml`, which load and parse in a fraction of the time that `yaml` takes. Whatever they
 * accept becomes the tree that the patient parser makes of it, too; a test holds both to that.
 */
export function parseQuickly(text: string): TreeNode | undefined {
  // A lone carriage return ends a line to one of the parsers and not to the other.
  if (text.length > limits.characters || /\r(?!\n)/.test(text)) return undefined;
  try {
    return new Builder(text, parseEvents(text, { maxDepth: deepest })).document();
  } catch {
    return undefined;
  }
}

/** Maps and lists inside each other; what is deeper is for the patient parser, too. */
const deepest = 100;

/** Thrown where the patient parser knows better; never leaves this file. */
class Unusual extends Error {}

class Builder {
  readonly #text: string;
  readonly #events: readonly Event[];
  #next = 0;

  constructor(text: string, events: readonly Event[]) {
    this.#text = text;
    this.#events = events;
  }

  document(): TreeNode {
    const first = this.#take();
    if (first === undefined) return scalar(null);
    if (first.type !== EVENT_ID.DOCUMENT || first.directives.length > 0) throw new Unusual();
    const tree = this.#node(this.#take(), 0);
    this.#take();
    if (this.#next < this.#events.length) throw new Unusual();
    return tree;
  }

  #take(): Event | undefined {
    return this.#events[this.#next++];
  }

  /** `at`: where the node would stand if it were written. */
  #node(event: Event | undefined, at: number): TreeNode {
    switch (event?.type) {
      case EVENT_ID.SCALAR:
        return this.#scalar(event, at);
      case EVENT_ID.SEQUENCE:
        return this.#list(event);
      case EVENT_ID.MAPPING:
        return this.#map(event);
      default:
        // Aliases can multiply what there is to read; the patient parser counts that.
        throw new Unusual();
    }
  }

  #scalar(event: ScalarEvent, at: number): TreeNode {
    const tag = this.#tag(event);
    if (event.valueStart === -1) {
      const start = tag === undefined ? at : event.tagEnd;
      return { kind: "scalar", value: tag === undefined ? null : "", tag, start, end: start };
    }
    const source = getScalarValue(this.#text, event);
    if (tag !== undefined || event.style !== SCALAR_STYLE.PLAIN) return { kind: "scalar", value: source, tag, ...this.#span(event) };
    const value = plainValue(source);
    return { kind: "scalar", value, tag, ...this.#span(event), written: writtenOtherwise(source, value) };
  }

  #list(event: CollectionEvent): TreeNode {
    const items: TreeNode[] = [];
    const { tag, start } = { tag: this.#tag(event), start: event.start };
    for (let next = this.#take(); next?.type !== EVENT_ID.POP; next = this.#take()) items.push(this.#node(next, start));
    return { kind: "list", items, tag, start, end: items.at(-1)?.end ?? start };
  }

  #map(event: CollectionEvent): TreeNode {
    const { tag, start } = { tag: this.#tag(event), start: event.start };
    const entries = new Map<string, Entry>();
    for (let next = this.#take(); next?.type !== EVENT_ID.POP; next = this.#take()) {
      const entry = this.#entry(next);
      if (entry.key === "<<" || entries.has(entry.key)) throw new Unusual();
      entries.set(entry.key, entry);
    }
    const all = [...entries.values()];
    return { kind: "map", entries: all, tag, start, end: all.at(-1)?.value.end ?? start };
  }

  #entry(event: Event | undefined): Entry {
    // A colon without a key is accepted here, and by no other parser.
    if (event?.type !== EVENT_ID.SCALAR || event.valueStart === -1 || event.tagStart !== -1 || event.anchorStart !== -1)
      throw new Unusual();
    const { start: keyStart, end: keyEnd } = this.#span(event);
    return { key: getScalarValue(this.#text, event), keyStart, keyEnd, value: this.#node(this.#take(), keyEnd) };
  }

  /** Plain local tags, as CloudFormation's are; any other is for the patient parser. */
  #tag(event: ScalarEvent | CollectionEvent): string | undefined {
    if (event.tagStart === -1) return undefined;
    const tag = this.#text.slice(event.tagStart, event.tagEnd);
    if (!/^![A-Za-z0-9]+$/.test(tag)) throw new Unusual();
    return tag;
  }

  /** With the quotes, or from the header of a block on, which the events leave out. */
  #span({ style, valueStart, valueEnd }: ScalarEvent): { readonly start: number; readonly end: number } {
    switch (style) {
      case SCALAR_STYLE.PLAIN:
        return { start: valueStart, end: valueEnd };
      case SCALAR_STYLE.SINGLE_QUOTED:
      case SCALAR_STYLE.DOUBLE_QUOTED:
        return { start: valueStart - 1, end: valueEnd + 1 };
      case SCALAR_STYLE.LITERAL_BLOCK:
        return { start: this.#text.lastIndexOf("|", valueStart), end: valueEnd };
      case SCALAR_STYLE.FOLDED_BLOCK:
        return { start: this.#text.lastIndexOf(">", valueStart), end: valueEnd };
    }
  }
}
