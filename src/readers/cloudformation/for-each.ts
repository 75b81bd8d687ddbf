import { allOf, always } from "../../model/condition.js";
import { anyDeployment } from "../../model/scenario.js";
import { sources } from "../../model/value.js";
import type { Place } from "../../source/place.js";
import { below } from "../../source/place.js";
import type { Entry, MapNode, TreeNode } from "../../source/tree.js";
import { Budget, Unworkable } from "./budget.js";
import { itemsOfCollection } from "./collection.js";
import type { Item } from "./collection.js";
import { isLoop, loopIn } from "./loop.js";
import type { Loop } from "./loop.js";
import type { Origin } from "./origin.js";
import { filled } from "./placeholders.js";
import type { Binding } from "./placeholders.js";
import { Rewriter } from "./rewriter.js";
import type { Scope } from "./rewriter.js";
import { readTemplate } from "./template.js";
import type { Template } from "./template.js";

/**
 * The template with what its loops make in the place of the loops (`Fn::ForEach`), each part with its origin. What a loop makes that
 * is not worked out stands among the resources once, under the name that it has in the loop; anywhere else such a loop is left.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html
 */
export function withoutLoops(template: Template): Template {
  const origins = new WeakMap<TreeNode, Origin>();
  const budget = new Budget();
  // Whether a loop makes a resource may depend on a condition that a loop makes.
  return [["Conditions"], ["Resources", "Outputs"]].reduce((sofar, sections) => {
    const expansion = new Expansion({ ...sofar, origins }, origins, budget);
    return readTemplate(sofar, expansion.of(sofar.root, sections), origins);
  }, template);
}

/** What the loops around an entry say about its being there. */
type Made = Pick<Origin, "from" | "when" | "repeats">;

/** A map while its entries come together. */
interface Growing {
  readonly entries: Entry[];
  readonly names: Set<string>;
  readonly isResources: boolean;
}

/** Outside of any loop. */
const outside: Scope = { bindings: new Map(), given: undefined };

class Expansion {
  readonly #template: Template;
  readonly #rewriter: Rewriter;
  readonly #budget: Budget;

  constructor(template: Template, origins: WeakMap<TreeNode, Origin>, budget: Budget) {
    this.#template = template;
    this.#budget = budget;
    this.#rewriter = new Rewriter(origins, budget, (node, place, scope) => this.#entriesOf(node, place, scope, false));
  }

  /** The template's tree without the loops in these sections. */
  of(root: TreeNode, sections: readonly string[]): TreeNode {
    if (root.kind !== "map") return root;
    const entries = root.entries.map((entry) => {
      const { key, value } = entry;
      if (!sections.includes(key) || value.kind !== "map") return entry;
      const place = { file: this.#template.file, path: [key] };
      return { ...entry, value: mapOf(value, this.#entriesOf(value, place, outside, key === "Resources")) };
    });
    return mapOf(root, entries);
  }

  #entriesOf(node: MapNode, place: Place, scope: Scope, isResources: boolean): readonly Entry[] {
    const plain = node.entries.filter(({ key }) => !isLoop(key));
    const names = new Set(plain.map(({ key }) => filled(key, scope.bindings).text));
    const growing: Growing = { entries: [], names, isResources };
    for (const entry of node.entries) {
      if (isLoop(entry.key)) this.#loop(entry, place, scope, growing, {});
      else growing.entries.push(this.#rewriter.entry(entry, place, scope));
    }
    return growing.entries;
  }

  /** Where a loop turns out not to be workable, the outermost one is given up as a whole. */
  #loop(entry: Entry, place: Place, scope: Scope, growing: Growing, made: Made): void {
    if (scope.bindings.size > 0) {
      this.#expand(entry, place, scope, growing, made);
      return;
    }
    const before = growing.entries.length;
    try {
      this.#expand(entry, place, scope, growing, made);
    } catch (error) {
      if (!(error instanceof Unworkable)) throw error;
      for (const { key } of growing.entries.splice(before)) growing.names.delete(key);
      this.#expand(entry, place, { ...scope, given: error.message }, growing, made);
    }
  }

  #expand(entry: Entry, place: Place, scope: Scope, growing: Growing, made: Made): void {
    const at = below(place, entry.key);
    const loop = loopIn(entry.value, new Set(scope.bindings.keys()));
    const items = this.#itemsOf(loop, below(at, 1), scope, growing.isResources);
    if (typeof items === "string") {
      if (growing.isResources) this.#once(entry.key, loop, at, scope, growing, made, items);
      else growing.entries.push(this.#rewriter.left(entry, place, unbound(scope, loop, entry.key, items), items));
      return;
    }
    for (const { text, from, when } of items) {
      this.#budget.spend(1);
      const more = { from: sources([made.from, from]), when: allOf(made.when ?? always, when), repeats: made.repeats ?? false };
      this.#body(loop, at, bound(scope, loop, { text, from }), growing, more);
    }
  }

  /** The items of a loop, or what keeps it from being worked out; only resources may depend on conditions. */
  #itemsOf({ collection, mistake }: Loop, place: Place, scope: Scope, isResources: boolean): readonly Item[] | string {
    const problem = scope.given ?? mistake;
    if (problem !== undefined || collection === undefined) return problem ?? "it has no collection";
    const items = itemsOfCollection(this.#template, this.#rewriter.node(collection, place, scope), place);
    return isResources || typeof items === "string" ? items : (dependence(items) ?? items);
  }

  /** What is made nobody knows how often stands once, as the loop has it. */
  #once(key: string, loop: Loop, at: Place, scope: Scope, growing: Growing, made: Made, problem: string): void {
    const because = `how often ${key} makes it is not worked out: ${problem}`;
    const when = allOf(made.when ?? always, { is: "unknowable", because });
    this.#body(loop, at, unbound(scope, loop, key, problem), growing, { ...made, when, repeats: true });
  }

  #body({ body, bodyIndex }: Loop, at: Place, scope: Scope, growing: Growing, made: Made): void {
    const place = below(at, bodyIndex);
    for (const entry of body?.entries ?? []) {
      if (isLoop(entry.key)) this.#loop(entry, place, scope, growing, made);
      else growing.entries.push(this.#made(entry, place, scope, growing, made));
    }
  }

  #made(entry: Entry, place: Place, scope: Scope, growing: Growing, made: Made): Entry {
    const name = filled(entry.key, scope.bindings).text;
    const key = made.repeats === true ? unlike(name, growing.names) : name;
    if (growing.names.has(key)) throw new Unworkable(`${key} is made twice`);
    growing.names.add(key);
    return this.#rewriter.made(entry, key, place, scope, made, growing.isResources ? this.#template : undefined);
  }
}

/** The scope inside of a loop whose identifier stands for this. */
function bound(scope: Scope, { identifier }: Loop, binding: Binding): Scope {
  return identifier === undefined ? scope : { ...scope, bindings: new Map(scope.bindings).set(identifier, binding) };
}

/** The scope inside of a loop that is not worked out. */
function unbound(scope: Scope, loop: Loop, key: string, problem: string): Scope {
  return bound(scope, loop, { because: `what ${loop.identifier ?? "an item"} stands for in ${key} is not worked out: ${problem}` });
}

/** Why it is not known whether all of the items are there. */
function dependence(items: readonly Item[]): string | undefined {
  const answers = items.map(({ when }) => anyDeployment().holds(when));
  const reasons = answers.flatMap((answer) => (answer.is === "unsure" ? answer.because : []));
  return reasons.length === 0 ? undefined : [...new Set(reasons)].join(", ");
}

function unlike(name: string, taken: ReadonlySet<string>): string {
  for (let number = 2, other = name; ; other = `${name} (${number++})`) if (!taken.has(other)) return other;
}

function mapOf({ tag, start, end }: MapNode, entries: readonly Entry[]): MapNode {
  return { kind: "map", entries, tag, start, end };
}
