import { asOpenText } from "../../model/reference.js";
import { sources } from "../../model/value.js";
import type { Place } from "../../source/place.js";
import { below } from "../../source/place.js";
import { scalar } from "../../source/tree.js";
import type { Entry, ScalarNode, TreeNode } from "../../source/tree.js";
import { intrinsicOf } from "../cloudformation/intrinsics.js";
import { isPlain, listOf, mapOf, Marked } from "./nodes.js";
import type { Found } from "./nodes.js";
import type { Options } from "./options.js";
import { piecesOf } from "./variable-text.js";
import type { Lookup, Marks, Piece, Pieces, Source } from "./variable-text.js";

/** What a source holds, or in words why it holds nothing. */
export type Outcome = Found | string;

/** What looks up sources of variables; `next` is what holds where this one has nothing. */
export type LookUp = (lookup: Lookup, place: Place, next: () => Outcome) => Outcome;

/** A text as far as it is known, and what decided that; or why it is not. */
export type Text = { readonly text: string; readonly from: string | undefined } | { readonly because: string };

/** Nodes that the variables of one service may make; a stack may have 500 resources, and no service of that size needs more. */
const mostNodes = 100_000;

/** How many variables may lead from one to the other. */
const deepest = 40;

/** Works out the variables of a service, as far as its files tell. */
export class Variables extends Marked {
  readonly options: Options;
  readonly #marks: Marks;
  readonly #lookUp: LookUp;
  #left = mostNodes;
  #depth = 0;

  constructor(options: Options, marks: Marks, lookUp: LookUp) {
    super();
    this.options = options;
    this.#marks = marks;
    this.#lookUp = lookUp;
  }

  /** The node with what its variables stand for. A node without any stays the same one. */
  worked(node: TreeNode, place: Place): TreeNode {
    this.#left -= 1;
    if (this.#left < 0)
      return this.unknown("the variables of this service make more than a service may hold", place, { mayBeAbsent: true });
    switch (node.kind) {
      case "scalar":
        return this.#scalar(node, place);
      case "list": {
        if (node.tag === "!Sub") return this.#substituted(node, place) ?? node;
        const items = node.items.map((item, index) => this.worked(item, below(place, index)));
        return items.every((item, index) => item === node.items[index]) ? node : this.#like(node, { ...listOf(items), tag: node.tag });
      }
      case "map": {
        const [first, ...others] = node.entries;
        const isSub = first?.key === "Fn::Sub" && others.length === 0;
        const substituted = isSub ? this.#substituted(first.value, place) : undefined;
        if (substituted !== undefined) return substituted;
        const entries = node.entries.map((entry) => this.#entry(entry, place));
        const isSame = entries.every((entry, index) => entry === node.entries[index]);
        return isSame ? node : this.#like(node, { ...mapOf({}), entries, tag: node.tag });
      }
    }
  }

  /** What the node is, where it is a variable as a whole: it may stand elsewhere. */
  opened(found: Found): Found {
    if (found.node.kind !== "scalar") return { node: found.node, place: this.placeOf(found.node, found.place) };
    const node = this.worked(found.node, found.place);
    return { node, place: this.placeOf(node, found.place) };
  }

  /** The text that the node is by default, for looking something up by it. */
  textOf(node: TreeNode): Text {
    const origin = this.origins.get(node);
    if (origin?.because !== undefined) return { because: origin.because };
    if (node.kind === "scalar" && isPlain(node)) return { text: String(node.value ?? ""), from: origin?.from };
    const call = intrinsicOf(node, { file: "", path: [] });
    const worth = call?.name === "Ref" && call.argument.kind === "scalar" ? String(call.argument.value) : undefined;
    if (worth !== undefined && this.options.has(worth)) {
      const known = this.options.worth(worth);
      if (known === undefined) return { because: `parameter ${worth} has no default` };
      return { text: known.text, from: sources([origin?.from, known.from]) };
    }
    const parts = call?.name === "Join" && call.argument.kind === "list" ? call.argument.items[1] : undefined;
    if (parts?.kind !== "list") return { because: "what it is made of is worked out when the stack is deployed" };
    return joined(parts.items.map((part) => this.textOf(part)));
  }

  /** The text with everything that a deployment decides left open as `${…}`; undefined where that tells nothing. */
  openTextOf(node: TreeNode): string | undefined {
    const origin = this.origins.get(node);
    if (origin?.because !== undefined) return origin.refersTo && asOpenText(origin.refersTo);
    if (node.kind === "scalar" && isPlain(node)) return String(node.value ?? "");
    const call = intrinsicOf(node, { file: "", path: [] });
    if (call?.name === "Ref" && call.argument.kind === "scalar") return `\${${String(call.argument.value)}}`;
    const parts = call?.name === "Join" && call.argument.kind === "list" ? call.argument.items[1] : undefined;
    const texts = parts?.kind === "list" ? parts.items.map((part) => this.openTextOf(part)) : [undefined];
    return texts.every((text) => text !== undefined) ? texts.join("") : undefined;
  }

  /** A text in which variables stand, as a node. */
  textNode(pieces: Pieces, place: Place): TreeNode {
    return this.#joined(pieces, place, (text) => scalar(text));
  }

  #entry(entry: Entry, place: Place): Entry {
    const value = this.worked(entry.value, below(place, entry.key));
    return value === entry.value ? entry : { ...entry, value };
  }

  /** The node that became of another keeps what is known of that one. */
  #like(original: TreeNode, node: TreeNode): TreeNode {
    const origin = this.origins.get(original);
    return origin === undefined ? node : this.marked(node, origin);
  }

  #scalar(node: ScalarNode, place: Place): TreeNode {
    if (typeof node.value !== "string") return node;
    const text = withPseudoParameters(node.value);
    if (text === node.value && !text.includes(this.#marks.open)) return node;
    const pieces = piecesOf(text, this.#marks);
    // With what a plugin has for them, pseudo parameters stand in any text.
    const isSub = node.tag === "!Sub" || text !== node.value;
    const call = isSub ? undefined : intrinsicOf(node, place);
    if (pieces.every((piece) => typeof piece === "string")) return text === node.value ? node : this.marked(sub(text), { place });
    const made = this.#joined(pieces, place, isSub ? sub : scalar);
    if (call === undefined) return made;
    if (made.kind === "scalar" && this.whyUnknown(made) === undefined) return this.marked({ ...made, tag: node.tag }, { place });
    return this.marked(mapOf({ [call.name === "Ref" ? "Ref" : `Fn::${call.name}`]: made }), { place });
  }

  /** What is left of `Fn::Sub` over a text with variables: they are worked out first, and may come to what stands in no text. */
  #substituted(argument: TreeNode, place: Place): TreeNode | undefined {
    const [text, names] = argument.kind === "list" ? argument.items : [argument];
    if (text?.kind !== "scalar" || typeof text.value !== "string" || !text.value.includes(this.#marks.open)) return undefined;
    const pieces = piecesOf(text.value, this.#marks);
    if (pieces.every((piece) => typeof piece === "string")) return undefined;
    const variables = names && this.worked(names, place);
    return this.#joined(pieces, place, (literal) =>
      variables === undefined ? sub(literal) : mapOf({ "Fn::Sub": listOf([scalar(literal), variables]) }),
    );
  }

  #joined(pieces: Pieces, place: Place, literal: (text: string) => TreeNode): TreeNode {
    const [only, ...others] = pieces;
    if (only !== undefined && others.length === 0) return this.#piece(only, place, literal);
    const parts = pieces.map((piece) => this.#piece(piece, place, literal));
    const isText = parts.every((part) => part.kind === "scalar" && isPlain(part) && this.whyUnknown(part) === undefined);
    if (!isText) return this.marked(mapOf({ "Fn::Join": listOf([scalar(""), listOf(parts)]) }), { place });
    const text = joined(parts.map((part) => this.textOf(part)));
    return "because" in text ? this.unknown(text.because, place) : this.marked(scalar(text.text), { place, from: text.from });
  }

  #piece(piece: Piece, place: Place, literal: (text: string) => TreeNode): TreeNode {
    if (typeof piece === "string") return literal(piece);
    if (this.#depth >= deepest) return this.unknown(`\${${piece.text}} leads through too many others`, place, { mayBeAbsent: true });
    this.#depth += 1;
    const outcome = this.#valueOf(piece.sources, 0, place);
    this.#depth -= 1;
    if (typeof outcome === "string") return this.unknown(outcome, place);
    const isHere = outcome.node.kind === "scalar" || !isPlain(outcome.node);
    return this.marked(outcome.node, { place: isHere ? place : this.placeOf(outcome.node, outcome.place) });
  }

  #valueOf(all: readonly Source[], index: number, place: Place): Outcome {
    const source = all[index];
    const isLast = index === all.length - 1;
    const next = (): Outcome => this.#valueOf(all, index + 1, place);
    switch (source?.is) {
      case undefined:
        return "nothing gives it a value";
      case "literal":
        return { node: scalar(source.value), place };
      case "text":
        return { node: this.textNode(source.pieces, place), place };
      case "strange":
        return { node: this.unknown(`${source.text} is no source of values that is known here`, place), place };
      case "lookup": {
        const outcome = this.#lookUp(source, place, next);
        if (typeof outcome !== "string" || isLast) return outcome;
        const other = next();
        return typeof other === "string" ? outcome : other;
      }
    }
  }
}

function joined(texts: readonly Text[]): Text {
  const unclear = texts.find((text) => "because" in text);
  if (unclear !== undefined) return unclear;
  const known = texts.filter((text) => "text" in text);
  return { text: known.map(({ text }) => text).join(""), from: sources(known.map(({ from }) => from)) };
}

function sub(text: string): TreeNode {
  return { ...scalar(text), tag: "!Sub" };
}

/** `#{AWS::Region}`, as serverless-pseudo-parameters has it, as `Fn::Sub` has it. */
function withPseudoParameters(text: string): string {
  return text.includes("#{") ? text.replace(/#\{(?=[A-Z]\w*(?:::|\}|\.))/g, "${") : text;
}
