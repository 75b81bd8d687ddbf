import { always } from "../../model/condition.js";
import type { Condition } from "../../model/condition.js";
import { known, perhapsAbsent } from "../../model/value.js";
import type { Written } from "../../model/value.js";
import { child, scalar } from "../../source/tree.js";
import type { TreeNode } from "../../source/tree.js";
import { noPins } from "../pins.js";
import type { Pins } from "../pins.js";
import type { Library, Readable } from "../reader.js";
import type { Refusal } from "../refusal.js";
import { evaluate } from "./evaluate.js";
import { withoutLoops } from "./for-each.js";
import { nestedTemplates } from "./nested.js";
import type { NestedTemplate } from "./nested.js";
import { loopPrefix, readTemplate } from "./template.js";
import type { Around, Template } from "./template.js";

/** How many stacks may be nested in one; more are left unread. */
const mostNested = 500;

/** The stack around one, and what it calls it. */
interface Parent {
  readonly stack: Stack;
  readonly name: string;
}

/** A stack with those that are nested in it: each gives its parameters to them and takes their outputs. */
export class Stack implements Around {
  /** Only there when it is taken apart, which is when its conditions are asked for the first time. */
  #template: Template | undefined;
  /** The stacks that are nested in this one, by logical id. */
  readonly nested = new Map<string, Stack>();
  /** What keeps stacks that are nested here from being read. */
  readonly unread: readonly Refusal[];
  readonly #parent: Parent | undefined;
  readonly #file: Readable;
  readonly #library: Library;
  /** What is being worked out, so that a circle is seen. */
  readonly #asked = new Set<string>();

  /** A stack of the file, on its own. */
  static of(file: Readable, pins: Pins, library: Library): Stack {
    return new Stack(file, pins, library, undefined, { left: mostNested });
  }

  private constructor(file: Readable, pins: Pins, library: Library, parent: Parent | undefined, budget: { left: number }) {
    this.#parent = parent;
    this.#file = file;
    this.#library = library;
    const { path, tree, language, text } = file;
    const own = readTemplate({ file: path, scope: library.scopeOf(path), syntax: language, around: this, pins }, tree);
    this.#template = text.includes(loopPrefix) ? withoutLoops(own) : own;
    this.unread = nestedTemplates(path, tree).flatMap((one) => this.#nest(one, library, budget));
  }

  get template(): Template {
    if (this.#template === undefined) throw new Error(`the stack of ${this.#file.path} is not taken apart yet`);
    return this.#template;
  }

  /** This stack and all below it. */
  all(): readonly Stack[] {
    return [this, ...[...this.nested.values()].flatMap((stack) => stack.all())];
  }

  get when(): Condition {
    return this.#parent?.stack.template.resources.get(this.#parent.name)?.when ?? always;
  }

  get names(): readonly string[] {
    return this.#parent === undefined ? this.#library.stackNames(this.#file.path) : [];
  }

  argument(parameter: string, isCondition: boolean): Written<TreeNode> | undefined {
    if (this.#parent === undefined) return undefined;
    const { stack, name } = this.#parent;
    const node = child(child(stack.template.resources.get(name)?.properties, "Parameters"), parameter);
    if (node === undefined) return this.#defaultOf(parameter);
    const place = { file: stack.template.file, path: ["Resources", name, "Properties", "Parameters", parameter] };
    return this.#guarded(`parameter ${parameter}`, () => evaluate({ ...stack.template, isCondition }, node, place));
  }

  output(name: string, output: string, isCondition: boolean): Written<TreeNode> | undefined {
    const stack = this.nested.get(name);
    const node = child(child(child(stack?.template.root, "Outputs"), output), "Value");
    if (stack === undefined || node === undefined) return undefined;
    const place = { file: stack.template.file, path: ["Outputs", output, "Value"] };
    return this.#guarded(`output ${name}.${output}`, () => evaluate({ ...stack.template, isCondition }, node, place));
  }

  isRead(name: string): boolean {
    const { path, tree } = this.#file;
    const own = nestedTemplates(path, tree).find(({ stack }) => stack === name);
    // A template without our words is there and was not read: it declares nothing of interest.
    return this.nested.has(name) || (own !== undefined && !this.#library.isMissing(own.path));
  }

  included(path: string): TreeNode | undefined {
    return this.#library.get(path)?.tree;
  }

  templateOf(scope: string): Template | undefined {
    if (this.#template?.scope === scope) return this.#template;
    if (this.#parent !== undefined) return this.#parent.stack.templateOf(scope);
    return this.all().find((stack) => stack.template.scope === scope)?.template;
  }

  /** Nobody but the stack around could give another value. */
  #defaultOf(parameter: string): Written<TreeNode> | undefined {
    const { path: file, tree } = this.#file;
    const declared = child(child(tree, "Parameters"), parameter);
    const [type, value] = [child(declared, "Type"), child(declared, "Default")];
    const isPlain = type?.kind === "scalar" && (type.value === "String" || type.value === "Number");
    if (!isPlain || value?.kind !== "scalar" || value.value === null) return undefined;
    return known(scalar(value.value), { file, path: ["Parameters", parameter] }, `the default of parameter ${parameter}`);
  }

  #guarded(what: string, work: () => Written<TreeNode>): Written<TreeNode> {
    if (this.#asked.has(what)) return perhapsAbsent(`${what} goes round in a circle`);
    this.#asked.add(what);
    try {
      return work();
    } finally {
      this.#asked.delete(what);
    }
  }

  #nest({ stack: name, path, place }: NestedTemplate, library: Library, budget: { left: number }): readonly Refusal[] {
    const file = library.get(path);
    const message = this.#reasonAgainst(path, library, budget);
    if (message !== undefined) return [{ place, message }];
    // A template without our words is there and was not read: it declares nothing of interest.
    if (file === undefined) return [];
    budget.left -= 1;
    this.nested.set(name, new Stack(file, noPins, library, { stack: this, name }, budget));
    return [];
  }

  #reasonAgainst(path: string, library: Library, budget: { left: number }): string | undefined {
    if (library.isMissing(path)) return `There is no file ${path}: what this stack declares is not known.`;
    if (this.#isWithin(path)) return `A stack of ${path} is nested in itself here, which cannot be deployed; it is read once.`;
    return budget.left > 0 ? undefined : `More than ${mostNested} stacks are nested in one; those beyond are not read.`;
  }

  #isWithin(path: string): boolean {
    return this.#file.path === path || (this.#parent !== undefined && this.#parent.stack.#isWithin(path));
  }
}
