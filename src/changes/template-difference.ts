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
  const [one, other] = [before, after].map((resource) => ({ Resources: { It: comparable(resource) } }));
  if (one === undefined || other === undefined) return [];
  const differences: PropertyDifference[] = [];
  diffTemplate(one, other).resources.forEachDifference((_, { propertyUpdates }) => {
    for (const [name, { oldValue, newValue, changeImpact }] of Object.entries(propertyUpdates)) {
      differences.push({ name, before: oldValue as Raw | undefined, after: newValue as Raw | undefined, replaces: replaces(changeImpact) });
    }
  });
  return differences;
}

/** The comparison asks each map for its method `hasOwnProperty`: a key of that name, which means nothing in a template, gets another one. */
function comparable(raw: Raw): Raw {
  if (Array.isArray(raw)) return (raw as readonly Raw[]).map(comparable);
  if (typeof raw !== "object" || raw === null) return raw;
  return Object.fromEntries(Object.entries(raw).map(([key, value]) => [key === "hasOwnProperty" ? `${key} ` : key, comparable(value)]));
}

function replaces(impact: ResourceImpact | undefined): PropertyDifference["replaces"] {
  if (impact === ResourceImpact.WILL_REPLACE) return "always";
  return impact === ResourceImpact.MAY_REPLACE ? "sometimes" : "never";
}
