import { allOf, anyOf, notOf } from "../../model/condition.js";
import type { Condition, DeclaredConditions, Named, Operand } from "../../model/condition.js";
import type { Place } from "../../source/place.js";
import { below } from "../../source/place.js";
import { child } from "../../source/tree.js";
import type { TreeNode } from "../../source/tree.js";
import { comparedValues } from "../given-value.js";
import { comparison, opaqueTest } from "./comparison.js";
import { intrinsicOf } from "./intrinsics.js";
import { assertionsIn } from "./rules-section.js";
import type { Assertion } from "./rules-section.js";
import type { Template } from "./template.js";

/** How many conditions may stand behind each other. */
const deepest = 100;

/** The conditions that a template declares, each worked out when it is first named. */
export class Conditions implements DeclaredConditions {
  /** The template as conditions see it: of a parameter they compare any value that it may have. */
  readonly #template: Template;
  readonly #definitions: ReadonlyMap<string, TreeNode>;
  readonly #known = new Map<string, Condition>();
  /** Conditions that are being worked out, to notice those that refer to themselves. */
  readonly #within: string[] = [];
  readonly #refused: Condition[] = [];
  #assertions: readonly Assertion[] | undefined;
  #values: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(template: Omit<Template, "conditions" | "resources" | "isCondition">) {
    const section = child(template.root, "Conditions");
    this.#definitions = new Map(section?.kind === "map" ? section.entries.map(({ key, value }) => [key, value]) : []);
    this.#template = { ...template, conditions: this, resources: new Map(), isCondition: true };
  }

  /** What `Condition: NAME` says. */
  conditionNamed(name: string): Condition {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const definition = this.#definitions.get(name);
    if (definition === undefined) return { is: "unknowable", because: `condition ${name} is not declared` };
    if (this.#within.includes(name)) return { is: "unknowable", because: `condition ${name} refers to itself` };
    if (this.#within.length > deepest) return { is: "unknowable", because: `condition ${name} stands behind too many others` };
    this.#within.push(name);
    const means = this.#read(definition, { file: this.#template.file, path: ["Conditions", name] }, name, true);
    this.#within.pop();
    const isPlain = ["always", "never", "unknowable"].includes(means.is);
    const condition: Condition = isPlain ? means : { is: "named", id: `${this.#template.scope}#Conditions.${name}`, name, means };
    this.#known.set(name, condition);
    return condition;
  }

  get named(): readonly Named[] {
    return [...this.#definitions.keys()].map((name) => this.conditionNamed(name)).filter((condition) => condition.is === "named");
  }

  get required(): readonly Condition[] {
    const wanted = this.assertions.map(({ condition }) => condition).filter(({ is }) => is !== "never");
    return this.named.length > 0 || wanted.length > 0 ? [...wanted, ...this.#refused.map(notOf)] : [];
  }

  /** What the section `Rules` asks of every deployment. */
  get assertions(): readonly Assertion[] {
    return (this.#assertions ??= assertionsIn(this.#template, (node, place) => this.#read(node, place, "in Rules", false)));
  }

  /** The values that conditions compare a parameter with, or those that it can have. */
  valuesOf({ id, allowed }: Operand): readonly string[] {
    if (this.#definitions.size === 0 && this.assertions.length === 0) return [];
    this.#values ??= comparedValues([...this.named, ...this.required]);
    const values = this.#values.get(id) ?? [];
    return values.length > 0 && allowed !== undefined ? allowed : values;
  }

  /** `isEvaluated`: it is worked out in every deployment, whatever stands beside it. */
  #read(node: TreeNode, place: Place, name: string, isEvaluated: boolean): Condition {
    const intrinsic = intrinsicOf(node, place);
    if (intrinsic === undefined) return { is: "unknowable", because: `condition ${name} is not written as one` };
    const { argument, place: at } = intrinsic;
    const parts = argument.kind === "list" ? argument.items : [argument];
    const read = (part: TreeNode, index: number): Condition => this.#read(part, below(at, index), name, isEvaluated && parts.length === 1);
    switch (intrinsic.name) {
      case "Condition":
        return this.conditionNamed(argument.kind === "scalar" ? String(argument.value) : "");
      case "And":
        return parts.length > 0 ? allOf(...parts.map(read)) : wrong(name, "Fn::And", "conditions");
      case "Or":
        return parts.length > 0 ? anyOf(...parts.map(read)) : wrong(name, "Fn::Or", "conditions");
      case "Not":
        return parts.length === 1 ? notOf(allOf(...parts.map(read))) : wrong(name, "Fn::Not", "one condition");
      case "Equals":
        return this.#compare(parts, at, name, isEvaluated);
      default:
        return opaqueTest(this.#template, [node], "true");
    }
  }

  #compare([one, other, ...more]: readonly TreeNode[], place: Place, name: string, isEvaluated: boolean): Condition {
    if (one === undefined || other === undefined || more.length > 0) return wrong(name, "Fn::Equals", "two values");
    const { condition, refused } = comparison(this.#template, one, other, place);
    if (isEvaluated) this.#refused.push(...refused);
    return condition;
  }
}

function wrong(name: string, call: string, needs: string): Condition {
  return { is: "unknowable", because: `${call} in condition ${name} needs ${needs}` };
}
