import { always } from "../../model/condition.js";
import type { Condition } from "../../model/condition.js";
import type { Written } from "../../model/value.js";
import type { Place } from "../../source/place.js";
import { below } from "../../source/place.js";
import type { Entry, TreeNode } from "../../source/tree.js";
import { evaluate } from "../cloudformation/evaluate.js";
import { loopIn } from "../cloudformation/loop.js";
import { propertiesIn, whyUnknown } from "../cloudformation/properties.js";
import type { Properties } from "../cloudformation/properties.js";
import { loopPrefix } from "../cloudformation/template.js";
import type { Template } from "../cloudformation/template.js";

/** An event of a function as it is written. */
export interface WrittenEvent {
  readonly name: string;
  readonly properties: Properties;
  readonly place: Place;
  readonly when: Condition;
  /** See `ConsumerPart`. */
  readonly from: string | undefined;
  readonly repeats: boolean;
}

/** The events of a function; those of a loop that is not worked out once, under the names that they have in the loop. */
export function eventsIn(template: Template, events: Written<TreeNode>): readonly WrittenEvent[] {
  if (events.is !== "known" || events.value.kind !== "map") return [];
  return events.value.entries.flatMap((entry) => eventsOf(template, entry, events.place));
}

function eventsOf(template: Template, entry: Entry, around: Place): readonly WrittenEvent[] {
  const origin = template.origins.get(entry.value);
  const place = origin?.place ?? below(around, entry.key);
  if (entry.key.startsWith(loopPrefix)) return once(template, entry, place);
  const properties = propertiesIn(template, evaluate(template, entry.value, place));
  return [{ name: entry.key, properties, place, when: always, from: origin?.from, repeats: false }];
}

function once(template: Template, entry: Entry, place: Place): readonly WrittenEvent[] {
  const { body, bodyIndex } = loopIn(entry.value, new Set());
  const because = `how often ${entry.key} makes it is not worked out${whyUnknown(template, entry)}`;
  const made = (body?.entries ?? []).flatMap((inner) => eventsOf(template, inner, below(place, bodyIndex)));
  return made.map((event) => ({ ...event, when: { is: "unknowable", because }, repeats: true }));
}
