import { parseKey } from "./instance-key.js";
import type { InstanceKey } from "./instance-key.js";

/** What an entry of a plan's `references`, or a `${…}` that is nothing but a reference, points at. */
export type ReferenceText =
  | { readonly to: "variable" | "local"; readonly name: string; readonly rest: string }
  | { readonly to: "each"; readonly what: "key" | "value"; readonly rest: string }
  | { readonly to: "index" }
  /** `path.module`, `terraform.workspace`, `self`. */
  | { readonly to: "surroundings" }
  | { readonly to: "module"; readonly name: string; readonly key: InstanceKey | undefined; readonly output: string | undefined }
  | {
      readonly to: "resource";
      readonly isData: boolean;
      readonly type: string;
      readonly name: string;
      readonly key: InstanceKey | undefined;
      /** Whether an index stands there that only an evaluation tells, as in `[each.key]` or `[*]`. */
      readonly isKeyOpen: boolean;
      readonly attribute: string | undefined;
    };

const key = String.raw`(\[(?:\d+|"(?:[^"\\]|\\.)*"|[\w.*]+)\]|\.\*)?`;
const module = new RegExp(String.raw`^module\.([\w-]+)${key}(?:\.([\w-]+))?`);
const resource = new RegExp(String.raw`^(data\.)?([a-zA-Z_][\w-]*)\.([\w-]+)${key}(?:\.(.+))?$`);

/** Takes a reference apart; undefined where the text is none. */
export function parseReference(text: string): ReferenceText | undefined {
  const [, kind, name = "", rest = ""] = /^(var|local)\.([\w-]+)(.*)$/.exec(text) ?? [];
  if (kind !== undefined) return { to: kind === "var" ? "variable" : "local", name, rest };
  const [, what, after = ""] = /^each\.(key|value)(.*)$/.exec(text) ?? [];
  if (what === "key" || what === "value") return { to: "each", what, rest: after };
  if (text === "count.index") return { to: "index" };
  if (/^(path|terraform|self|ephemeral)(\.|$)/.test(text)) return { to: "surroundings" };
  const [called, moduleName = "", moduleKey, output] = module.exec(text) ?? [];
  if (called !== undefined) return { to: "module", name: moduleName, key: parseKey(moduleKey), output };
  const [whole, data, type = "", own = "", brackets, attribute] = resource.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const parsed = parseKey(brackets);
  const isKeyOpen = brackets !== undefined && parsed === undefined;
  return { to: "resource", isData: data !== undefined, type, name: own, key: parsed, isKeyOpen, attribute };
}

/** A plan writes each reference down with all that it starts with: `["a.b.arn", "a.b"]`. The first of each is what was meant. */
export function withoutPrefixes(references: readonly string[]): readonly string[] {
  const meant = new Set<string>();
  let last = "";
  for (const reference of references) {
    if (last.startsWith(reference) && /^[.[]/.test(last.slice(reference.length))) continue;
    meant.add(reference);
    last = reference;
  }
  return [...meant];
}
