import { asText } from "../cloudformation/properties.js";
import type { Properties } from "../cloudformation/properties.js";
import type { Place } from "../../source/place.js";
import { below } from "../../source/place.js";
import type { Refusal } from "../refusal.js";

/** What SAM refuses in an event that reads a stream, as its translator does. */
export function refusalsOfEvent(subject: string, type: string, event: Properties, place: Place): readonly Refusal[] {
  const refuse =
    (...keys: readonly string[]) =>
    (message: string): Refusal => ({ place: below(place, "Properties", ...keys), message: `SAM refuses event ${subject}: ${message}` });
  return [
    ...["Stream", "StartingPosition"]
      .filter((name) => event.at(name).is === "absent")
      .map((name) => refuse()(`${name} is missing; an event of type ${type} needs it.`)),
    ...(event.at("ConsumerGroupId").is === "absent"
      ? []
      : [refuse("ConsumerGroupId")(`ConsumerGroupId is for Kafka topics; an event of type ${type} has no such property.`)]),
    ...refusalsOfFilters(event, refuse("FilterCriteria")),
    ...refusalsOfDestination(event, refuse("DestinationConfig")),
  ];
}

function refusalsOfFilters(event: Properties, refuse: (message: string) => Refusal): readonly Refusal[] {
  const filters = event.at("FilterCriteria");
  if (filters.is !== "known" || filters.value.kind !== "map") return [];
  const strange = filters.value.entries.map((entry) => entry.key).filter((key) => key !== "Filters" && !key.startsWith("Fn::"));
  return strange.map((key) => refuse(`FilterCriteria holds Filters and nothing else, not ${key}.`));
}

function refusalsOfDestination(event: Properties, refuse: (message: string) => Refusal): readonly Refusal[] {
  const config = event.at("DestinationConfig");
  if (config.is !== "known" || config.value.kind !== "map" || config.value.entries.length === 0) return [];
  const onFailure = event.at("DestinationConfig", "OnFailure");
  if (onFailure.is === "absent") return [refuse("DestinationConfig needs OnFailure, a map with Destination.")];
  if (onFailure.is === "known" && onFailure.value.kind !== "map")
    return [refuse("DestinationConfig.OnFailure is a map with Destination, not a single value.")];
  const type = asText(event.at("DestinationConfig", "OnFailure", "Type"));
  if (type.is !== "known" || ["SQS", "SNS", "S3", "Kafka"].includes(type.value)) return [];
  return [refuse(`OnFailure.Type is SQS, SNS, S3 or Kafka, not ${type.value}.`)];
}
