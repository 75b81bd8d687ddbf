import { diffTemplate, ResourceImpact } from "@aws-cdk/cloudformation-diff";
import type { Raw } from "./raw.js";

/** A property that is written in another way than before, and whether CloudFormation can change it on what is deployed. */
export interface PropertyDifference {
  readonly name: string;
  readonly before: Raw | undefined;
  readonly after: Raw | undefined;
  readonly replaces: "always" | "sometimes" | "never";
}

/** How the properties of a resource differ between two versions; none where it is of another type now. */
export function propertyDifferences(before: Raw, after: Raw): readonly PropertyDifference[] {
  const [one, other] = [before, after].map((resource) => ({ Resources: { It: resource } }));
  if (one === undefined || other === undefined) return [];
  const differences: PropertyDifference[] = [];
  diffTemplate(one, other).resources.forEachDifference((_, { propertyUpdates }) => {
    for (const [name, { oldValue, newValue, changeImpact }] of Object.entries(propertyUpdates)) {
      differences.push({ name, before: oldValue as Raw | undefined, after: newValue as Raw | undefined, replaces: replaces(changeImpact) });
    }
  });
  return differences;
}

function replaces(impact: ResourceImpact | undefined): PropertyDifference["replaces"] {
  if (impact === ResourceImpact.WILL_REPLACE) return "always";
  return impact === ResourceImpact.MAY_REPLACE ? "sometimes" : "never";
}
