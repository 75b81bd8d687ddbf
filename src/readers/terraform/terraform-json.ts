import { always } from "../../model/condition.js";
import type { Parts } from "../../model/parts.js";
import type { TreeNode } from "../../source/tree.js";
import type { Pins } from "../pins.js";
import { noPins } from "../pins.js";
import { ByType } from "./by-type.js";
import { written } from "./instance-key.js";
import { readParts } from "./read-parts.js";
import type { Resource } from "./resource.js";
import { WrittenArguments } from "./written-arguments.js";
import { declaredConditions } from "./written-comparisons.js";
import { expansionOf } from "./written-expansion.js";
import { readWritten } from "./written-module.js";
import type { WrittenFiles } from "./written-module.js";
import type { WrittenScope } from "./written-values.js";

/** Reads one configuration in JSON, as people write it or the CDK for Terraform synthesizes it. */
export function readTerraformJson(file: string, root: TreeNode, pins: Pins = noPins): Parts {
  const files = readWritten(file, root, pins);
  const byType = new ByType(resourcesOf(files));
  const parts = readParts({ file, dialect: { format: "terraform", syntax: "json" }, ofType: (...types) => byType.of(...types) });
  return {
    ...parts,
    get conditions() {
      return declaredConditions(files);
    },
  };
}

function resourcesOf(files: WrittenFiles): readonly Resource[] {
  const expansions = new Map([...files.resources].map(([address, { node }]) => [address, expansionOf(files, node, address)]));
  const keysOf: WrittenScope["keysOf"] = (type, name) => expansions.get(`${type}.${name}`)?.instances.map(({ key }) => key);
  const worked: WrittenScope["worked"] = new Map();
  return [...files.resources].flatMap(([address, { type, node, place, inside }]) => {
    const { when = always, instances = [] } = expansions.get(address) ?? {};
    return instances.map(({ key, value }) => {
      const scope: WrittenScope = { files, keysOf, key, value, iterators: [], locals: [], worked };
      return { address: `${address}${written(key)}`, type, place, when, arguments: new WrittenArguments(scope, node, inside) };
    });
  });
}
