import path from "node:path/posix";
import type { Reference } from "../../model/reference.js";
import type { Place } from "../../source/place.js";
import { below } from "../../source/place.js";
import { child, scalar } from "../../source/tree.js";
import type { TreeNode } from "../../source/tree.js";
import type { Library, Readable } from "../reader.js";
import { isPlain, refTo } from "./nodes.js";
import type { Found } from "./nodes.js";
import { Options } from "./options.js";
import type { OptionKind } from "./options.js";
import type { Pins } from "../pins.js";
import { Variables } from "./variables.js";
import type { Outcome } from "./variables.js";
import { marksOf } from "./variable-text.js";
import type { Lookup, Pieces } from "./variable-text.js";

/** Looks up what the variables of one service name: in its files, and among what is given from outside. */
export class Lookups {
  readonly variables: Variables;
  readonly options: Options;
  /** Files that the variables name, whether they are there or not. */
  readonly files = new Set<string>();
  readonly #file: Readable;
  readonly #library: Library;
  readonly #scope: string;
  /** What is being looked up, so that a circle is seen. */
  readonly #within = new Set<string>();

  constructor(file: Readable, library: Library, pins: Pins, scope: string) {
    this.#file = file;
    this.#library = library;
    this.#scope = scope;
    this.options = new Options(pins);
    const syntax = child(child(file.tree, "provider"), "variableSyntax");
    const marks = marksOf(syntax?.kind === "scalar" ? String(syntax.value) : undefined);
    this.variables = new Variables(this.options, marks, (lookup, place, next) => this.#lookUp(lookup, place, next));
    // What the provider says is the default of both, whatever names them first.
    this.stage(undefined);
  }

  /** The service from its top. */
  get root(): Found {
    return { node: this.#file.tree, place: { file: this.#file.path, path: [] } };
  }

  /** What stands under these keys of the service, followed through variables; or in words that nothing does. */
  under(...keys: readonly string[]): Outcome {
    return this.#walk(this.root, keys, `self:${keys.join(".")}`);
  }

  /** The stage that is deployed; `byDefault` where the provider names none. */
  stage(byDefault: Outcome | undefined): TreeNode {
    const named = child(child(this.#file.tree, "provider"), "stage");
    const place = below(this.root.place, "provider", "stage");
    if (named === undefined || this.#within.has("stage")) return this.#option("opt", "stage", byDefault, place);
    this.#within.add("stage");
    const text = this.variables.textOf(this.variables.worked(named, place));
    this.#within.delete("stage");
    return this.options.ref("opt", "stage", "text" in text ? text.text : undefined);
  }

  #lookUp(lookup: Lookup, place: Place, next: () => Outcome): Outcome {
    const { type } = lookup;
    switch (type) {
      case "self":
        return this.#self(lookup, place);
      case "file":
        return this.#inFile(lookup, place);
      case "opt":
      case "env":
      case "param": {
        const name = this.variables.textOf(this.#node(lookup.address, place));
        if ("because" in name) return this.#unknown(name.because, place);
        const declared = type === "param" ? this.#parameter(name.text) : undefined;
        return { node: this.#option(type, name.text, declared ?? next(), place), place };
      }
      case "sls":
        return this.#ofFramework(lookup, place);
      case "aws":
        return this.#ofAccount(lookup, place);
      case "strToBool":
        return this.#boolean(lookup, place);
      default:
        return this.#elsewhere(lookup, place);
    }
  }

  #node(pieces: Pieces, place: Place): TreeNode {
    return this.variables.textNode(pieces, place);
  }

  #unknown(because: string, place: Place, refersTo?: Reference): Found {
    return { node: this.variables.unknown(because, place, refersTo === undefined ? {} : { refersTo }), place };
  }

  #self({ address }: Lookup, place: Place): Outcome {
    const text = this.variables.textOf(this.#node(address, place));
    if ("because" in text) return this.#unknown(text.because, place);
    if (text.text === "provider.stage") return { node: this.stage(undefined), place };
    if (text.text === "provider.region") return { node: refTo("AWS::Region"), place };
    return this.#decidedBy(this.#walk(this.root, keysOf(text.text), `self:${text.text}`), text.from);
  }

  #inFile({ argument, address }: Lookup, place: Place): Outcome {
    const name = this.variables.textOf(this.#node(argument ?? [""], place));
    const keys = this.variables.textOf(this.#node(address, place));
    if ("because" in name) return this.#unknown(name.because, place);
    if ("because" in keys) return this.#unknown(keys.because, place);
    const { text, from } = name;
    if (/\.[cm]?[jt]s$/i.test(text)) return this.#unknown(`${text} is code, and is not run`, place);
    if (!/\.(ya?ml|json|tfstate)$/i.test(text)) return this.#unknown(`${text} is no file of YAML or JSON`, place);
    const file = text.startsWith("/") || text.startsWith("~") ? text : path.join(path.dirname(this.#file.path), text);
    if (file !== text || !/^[/~]/.test(text)) this.files.add(file);
    if (this.#library.isMissing(file)) return `there is no file ${file}`;
    const tree = this.#library.get(file)?.tree;
    if (tree === undefined) return this.#unknown(`${file} is not read: it cannot be parsed, or lies outside of the repository`, place);
    const found = this.#walk({ node: tree, place: { file, path: [] } }, keysOf(keys.text), `file(${text}):${keys.text}`);
    return this.#decidedBy(this.#decidedBy(found, keys.from), from);
  }

  #decidedBy(outcome: Outcome, from: string | undefined): Outcome {
    if (typeof outcome === "string") return outcome;
    return { ...outcome, node: this.variables.from(outcome.node, outcome.place, from) };
  }

  #walk(start: Found, keys: readonly string[], name: string): Outcome {
    if (this.#within.has(name)) return this.#unknown(`${name} goes round in a circle`, start.place);
    this.#within.add(name);
    try {
      return this.#followed(start, keys, name);
    } finally {
      this.#within.delete(name);
    }
  }

  #followed(start: Found, keys: readonly string[], name: string): Outcome {
    let { node, place } = this.variables.opened(start);
    for (const key of keys) {
      if (this.variables.whyUnknown(node) !== undefined) return { node, place };
      const inner = node.kind === "list" ? node.items[Number(key)] : isPlain(node) ? child(node, key) : undefined;
      if (inner === undefined) return `there is no ${name}`;
      ({ node, place } = this.variables.opened({ node: inner, place: below(place, node.kind === "list" ? Number(key) : key) }));
    }
    if (node.kind === "scalar" && node.value === null) return `there is no ${name}`;
    return { node: this.variables.worked(node, place), place };
  }

  #option(kind: OptionKind, name: string, byDefault: Outcome | undefined, place: Place): TreeNode {
    if (kind === "opt" && name === "region") return refTo("AWS::Region");
    const id = `${kind}:${name}`;
    if (byDefault === undefined || typeof byDefault === "string") return this.options.ref(kind, name, undefined);
    const { node } = byDefault;
    const own = this.variables.whyUnknown(node);
    if (own === undefined && isRefTo(node, id)) return node;
    const text = own === undefined ? this.variables.textOf(node) : { because: own };
    if ("text" in text) return this.options.ref(kind, name, node.kind === "scalar" && isPlain(node) ? node.value : text.text);
    const pinned = this.options.pinned(kind, name);
    if (own !== undefined || pinned !== undefined) return this.options.ref(kind, name, undefined);
    return this.variables.from(node, place, `the default of parameter ${id}`);
  }

  /** What the service itself gives a parameter: for its stage, else for all of them. */
  #parameter(name: string): Outcome | undefined {
    const stage = this.variables.textOf(this.stage({ node: scalar("dev"), place: this.root.place }));
    const stages = "text" in stage ? [stage.text, "default"] : ["default"];
    for (const one of stages) {
      for (const keys of [
        ["stages", one, "params", name],
        ["params", one, name],
      ]) {
        const found = this.under(...keys);
        if (typeof found !== "string") return this.#decidedBy(found, "text" in stage && one !== "default" ? stage.from : undefined);
      }
    }
    return undefined;
  }

  #ofFramework(lookup: Lookup, place: Place): Outcome {
    const text = this.variables.textOf(this.#node(lookup.address, place));
    if ("text" in text && text.text === "stage") return { node: this.stage({ node: scalar("dev"), place }), place };
    return this.#unknown("the framework makes it up when it deploys", place);
  }

  #ofAccount(lookup: Lookup, place: Place): Outcome {
    const text = this.variables.textOf(this.#node(lookup.address, place));
    const name = "text" in text ? ofAccount.get(text.text) : undefined;
    return name === undefined ? this.#unknown("only the account tells it", place) : { node: refTo(name), place };
  }

  #boolean(lookup: Lookup, place: Place): Outcome {
    const text = this.variables.textOf(this.#node(lookup.argument ?? [""], place));
    if ("because" in text) return this.#unknown(text.because, place);
    const value = booleans.get(text.text.trim().toLowerCase());
    if (value === undefined) return this.#unknown(`${text.text} is neither true nor false`, place);
    return { node: this.variables.from(scalar(value), place, text.from), place };
  }

  /** Something that the framework asks a service or a plugin for; equal names mean one thing. */
  #elsewhere({ type, argument, address }: Lookup, place: Place): Outcome {
    const name = this.variables.openTextOf(this.#node(address, place))?.replace(/~(true|false|split)$/, "");
    const region = argument === undefined ? undefined : this.variables.openTextOf(this.#node(argument, place));
    const full = `${type}${region === undefined ? "" : `(${region})`}:${name ?? ""}`;
    const because = `${full} is looked up when the service is deployed`;
    if (name === undefined) return this.#unknown(`what ${type} looks up is not known before the service is deployed`, place);
    return this.#unknown(because, place, this.#referenceTo(type, name, region, full));
  }

  #referenceTo(type: string, name: string, region: string | undefined, full: string): Reference {
    const expression = (text: string): Reference => ({ to: "expression", file: this.#scope, text });
    if (type === "ssm" && region === undefined) return expression(`{{resolve:ssm:${name}}}`);
    if (type !== "cf") return expression(`\${${full}}`);
    return full.includes("${") ? expression(`\${Fn::ImportValue ${full}}`) : { to: "export", name: full };
  }
}

const ofAccount: ReadonlyMap<string, string> = new Map([
  ["accountId", "AWS::AccountId"],
  ["region", "AWS::Region"],
]);

const booleans: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["1", true],
  ["false", false],
  ["0", false],
]);

function isRefTo(node: TreeNode, id: string): boolean {
  const name = child(node, "Ref");
  return name?.kind === "scalar" && name.value === id;
}

function keysOf(address: string): readonly string[] {
  return address === "" ? [] : address.split(".");
}
