import { nameOfAddress } from "../resource.js";
import type { ModuleInstance } from "./module-instance.js";
import type { Declared, ModuleSource } from "./module-source.js";

/** Whether anything in these modules but the resource of this address itself seems to refer to it; a mention too many does no harm. */
export function isReferredTo(modules: readonly ModuleInstance[], address: string): boolean {
  const name = nameOfAddress(address);
  const [type = "", label = ""] = name.split(".");
  return sourcesOf(modules).some((source) =>
    declaredIn(source).some((declared) => {
      const text = declared === source.resources.get(name) ? "" : JSON.stringify(declared.node);
      return text.includes(type) && text.includes(label);
    }),
  );
}

/** Whether this stands in one of the texts of these modules. */
export function isContained(modules: readonly ModuleInstance[], text: string): boolean {
  return sourcesOf(modules).some((source) => declaredIn(source).some(({ node }) => JSON.stringify(node).includes(text)));
}

function sourcesOf(modules: readonly ModuleInstance[]): readonly ModuleSource[] {
  return [...new Set(modules.map(({ source }) => source))];
}

function declaredIn({ resources, data, calls, outputs, locals }: ModuleSource): readonly Pick<Declared, "node">[] {
  return [resources, data, calls, outputs, locals].flatMap((section) => [...section.values()]);
}
