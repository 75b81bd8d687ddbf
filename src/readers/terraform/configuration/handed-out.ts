import { leavesOf, unknown } from "../../../model/value.js";
import type { Written } from "../../../model/value.js";
import { below } from "../../../source/place.js";
import type { Place } from "../../../source/place.js";
import { asText } from "../../cloudformation/properties.js";
import { treeIn } from "./arguments.js";
import { isList, isMap, isThing } from "./datum.js";
import type { Datum } from "./datum.js";
import { datumOf } from "./evaluate.js";
import type { ModuleInstance } from "./module-instance.js";

/** Arguments of a call that the module does not get. */
const own: readonly string[] = ["source", "version", "providers", "depends_on", "count", "for_each"];

/** How deep lists and maps are looked into. */
const mostLevels = 6;

/** What these modules hand to others that were not read. */
export function handedOutBy(modules: readonly ModuleInstance[]): readonly Written<string>[] {
  return modules.flatMap((module) =>
    [...module.source.calls.values()].flatMap((call) => {
      const instances = module.expansion(`module.${call.name}`, call).instances;
      return instances.flatMap(({ each }) => {
        if (module.child(call.name, each) !== undefined || call.node.kind !== "map") return [];
        return call.node.entries
          .filter(({ key }) => !own.includes(key))
          .flatMap(({ key, value }) => {
            const place = below(call.inside, key);
            return textsWithin(datumOf(value, { scope: module.scopeOf(each), place }), module, place, mostLevels);
          });
      });
    }),
  );
}

function textsWithin(datum: Datum, module: ModuleInstance, place: Place, levels: number): readonly Written<string>[] {
  return leavesOf(datum).flatMap(({ value }) => {
    if (value.is !== "known" || levels === 0) return value.is === "unknown" ? [value] : [];
    const content = value.value;
    if (isThing(content)) {
      const refersTo = { to: "resource", file: module.root.scope, name: content.address, attribute: undefined } as const;
      return [{ ...unknown(`only an apply tells ${content.address}`, place), refersTo }];
    }
    const inner = isList(content) ? [...content] : isMap(content) ? [...content.values()] : undefined;
    return inner === undefined ? [asText(treeIn(value, place))] : inner.flatMap((one) => textsWithin(one, module, place, levels - 1));
  });
}
