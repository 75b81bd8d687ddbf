import { below } from "../../source/place.js";
import { child } from "../../source/tree.js";
import type { TreeNode } from "../../source/tree.js";
import { isLoop } from "../cloudformation/loop.js";
import { mapOf } from "./nodes.js";
import type { Found } from "./nodes.js";
import type { Service } from "./service.js";

/** What a service writes into its template itself, each section with all that its files have for it. */
export interface OwnResources {
  readonly sections: ReadonlyMap<string, TreeNode>;
  /** What is put over the resources that the framework makes, by logical id. */
  readonly extensions: TreeNode | undefined;
}

/** The sections that are read from `resources`. */
const known: readonly string[] = ["Parameters", "Conditions", "Mappings", "Rules", "Resources", "Outputs"];

/**
 * What stands under `resources`: sections of a template, or a list of maps and files with such sections, which are merged.
 * https://www.serverless.com/framework/docs/providers/aws/guide/resources
 */
export function ownResources(service: Service): OwnResources {
  const { variables } = service;
  const node = child(service.root.node, "resources");
  const sections = new Map<string, TreeNode>();
  if (node === undefined) return { sections, extensions: undefined };
  const written = { node, place: below(service.root.place, "resources") };
  for (const { key, ...found } of service.entriesOf(written, "What stands in resources")) {
    if (!known.includes(key) && key !== "extensions") continue;
    const section = withPlaces(service, found);
    if (section === undefined) continue;
    const earlier = sections.get(key);
    sections.set(
      key,
      earlier === undefined ? section : variables.merged({ node: earlier, place: found.place }, { node: section, place: found.place }),
    );
  }
  const extensions = sections.get("extensions");
  sections.delete("extensions");
  return { sections, extensions };
}

const loopIsNotRead = "loops are read in templates, and not yet in a service";

/** A section of which each part knows where it stands; undefined where nobody knows what it holds. */
function withPlaces(service: Service, found: Found): TreeNode | undefined {
  const { variables } = service;
  const name = String(found.place.path.at(-1) ?? "resources");
  const node = variables.worked(found.node, found.place);
  const why = variables.whyUnknown(node);
  if (why !== undefined) service.hide(found.place, `What ${name} holds cannot be judged: ${why}.`);
  if (why !== undefined || node.kind !== "map") return undefined;
  const place = variables.placeOf(node, found.place);
  const entries = node.entries.flatMap((entry) => {
    const unclear = isLoop(entry.key) ? loopIsNotRead : variables.whyUnknown(entry.value);
    if (unclear !== undefined) service.hide(below(place, entry.key), `What ${entry.key} is cannot be judged: ${unclear}.`);
    return unclear === undefined ? [{ ...entry, value: variables.at(entry.value, below(place, entry.key)) }] : [];
  });
  return variables.marked({ ...mapOf({}), entries }, { place });
}
