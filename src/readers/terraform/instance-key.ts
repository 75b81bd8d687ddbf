/** What tells one instance of a resource or module from another: a number under `count`, a text under `for_each`. */
export type InstanceKey = string | number;

/** The key in `["a"]` or `[0]`; undefined for one that is worked out. */
export function parseKey(brackets: string | undefined): InstanceKey | undefined {
  const inner = brackets?.slice(1, -1) ?? "";
  if (/^\d+$/.test(inner)) return Number(inner);
  return /^".*"$/.test(inner) ? inner.slice(1, -1).replace(/\\(.)/g, "$1") : undefined;
}

/** The key as it stands in an address; nothing where there is none. */
export function written(key: InstanceKey | undefined): string {
  if (key === undefined) return "";
  return typeof key === "number" ? `[${key}]` : `["${key.replace(/(["\\])/g, "\\$1")}"]`;
}

/** One step into a module, such as `module.ingest["a"]`. */
export interface ModuleStep {
  readonly name: string;
  readonly key: InstanceKey | undefined;
  /** The address of the module that this step leads to. */
  readonly address: string;
}

/** The steps in the address of a module; none for the root. */
export function moduleSteps(address: string): readonly ModuleStep[] {
  const steps: ModuleStep[] = [];
  for (const match of address.matchAll(/module\.([\w-]+)(\[(?:\d+|"(?:[^"\\]|\\.)*")\])?/g)) {
    const [text, name = "", brackets] = match;
    const above = steps.at(-1);
    steps.push({ name, key: parseKey(brackets), address: above === undefined ? text : `${above.address}.${text}` });
  }
  return steps;
}

/** The address of something inside of a module. */
export function inModule(module: string, address: string): string {
  return module === "" ? address : `${module}.${address}`;
}
