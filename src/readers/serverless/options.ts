import type { Scalar, TreeNode } from "../../source/tree.js";
import { scalar } from "../../source/tree.js";
import type { Pins } from "../pins.js";
import { mapOf, refTo } from "./nodes.js";

/** What a service takes from whoever deploys it: options of the command line, environment variables, parameters of the framework. */
export type OptionKind = "opt" | "env" | "param";

interface Option {
  /** What it is called in the service. */
  readonly name: string;
  readonly kind: OptionKind;
  default: Scalar | undefined;
}

/**
 * The options of a service. Each is a parameter of the template that the service becomes: its default decides a value, and
 * never a condition, and a value may be given for it from outside.
 */
export class Options {
  readonly #options = new Map<string, Option>();
  readonly #pins: Pins;

  constructor(pins: Pins) {
    this.#pins = pins;
  }

  /** The value that is given from outside for an option, under its own name or with its kind before it. */
  pinned(kind: OptionKind, name: string): string | undefined {
    return this.#pins.get(`${kind}:${name}`) ?? (kind === "env" ? undefined : this.#pins.get(name));
  }

  /** A reference to the option. One that has another default elsewhere is another one, for nothing tells that both are left out. */
  ref(kind: OptionKind, name: string, byDefault: Scalar | undefined): TreeNode {
    const id = `${kind}:${name}`;
    const known = this.#options.get(id);
    const isOther = known?.default !== undefined && byDefault !== undefined && String(known.default) !== String(byDefault);
    const own = isOther ? `${id} (${String(byDefault)})` : id;
    const option = this.#options.get(own) ?? { name, kind, default: byDefault };
    option.default ??= byDefault;
    this.#options.set(own, option);
    return refTo(own);
  }

  has(id: string): boolean {
    return this.#options.has(id);
  }

  /** What an option is worth as a text, and what says so; undefined where only a deployment tells. */
  worth(id: string): { readonly text: string; readonly from: string } | undefined {
    const option = this.#options.get(id);
    const pinned = option && this.pinned(option.kind, option.name);
    if (pinned !== undefined) return { text: pinned, from: `parameter ${id} = ${pinned}` };
    const byDefault = option?.default;
    return byDefault === undefined || byDefault === null ? undefined : { text: String(byDefault), from: `the default of parameter ${id}` };
  }

  /** The options as the parameters of a template. */
  parameters(): TreeNode {
    return mapOf(
      Object.fromEntries(
        [...this.#options].map(([id, { default: byDefault }]) => {
          return [id, mapOf({ Type: scalar("String"), Default: byDefault === undefined ? undefined : scalar(byDefault) })];
        }),
      ),
    );
  }

  /** The values that are given from outside, by the names that the parameters have. */
  pins(): Pins {
    const own = [...this.#options].flatMap(([id, { kind, name }]) => {
      const pinned = this.pinned(kind, name);
      return pinned === undefined ? [] : [[id, pinned] as const];
    });
    return new Map([...this.#pins, ...own]);
  }

  /** Under what names values can be given for them. */
  get names(): readonly string[] {
    return [...this.#options.values()].flatMap(({ kind, name }) => (kind === "env" ? [`env:${name}`] : [name, `${kind}:${name}`]));
  }
}
