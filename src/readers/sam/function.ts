import { allOf, always, anyOf, never } from "../../model/condition.js";
import type { Condition } from "../../model/condition.js";
import type { ConsumerPart } from "../../model/consumer.js";
import type { FunctionPart } from "../../model/function.js";
import type { StreamKind } from "../../model/stream.js";
import { known } from "../../model/value.js";
import { below } from "../../source/place.js";
import { readSamCode } from "../cloudformation/code.js";
import { constructPath } from "../cloudformation/construct-path.js";
import { asyncFailureHandling, readEnvironment, readFunctionSettings } from "../cloudformation/functions.js";
import { calledOtherwise } from "../cloudformation/callers.js";
import { eventsIn } from "./events.js";
import type { WrittenEvent } from "./events.js";
import { foreignSettingsIn, readMappingSettings } from "../cloudformation/mapping.js";
import { filtersIn } from "../cloudformation/filters.js";
import { declaredIdempotent } from "../cloudformation/metadata.js";
import { asText, propertiesIn, propertiesOfResource } from "../cloudformation/properties.js";
import type { Properties } from "../cloudformation/properties.js";
import type { Resource, Template } from "../cloudformation/template.js";
import { withGlobals } from "./globals.js";
import { grantsOfSamFunction } from "./policies.js";
import type { Refusal } from "../refusal.js";
import { refusalsOfEvent } from "./refusals.js";

/** What an `AWS::Serverless::Function` declares. */
export interface SamFunction {
  readonly function: FunctionPart;
  readonly consumers: readonly ConsumerPart[];
  readonly refusals: readonly Refusal[];
}

/** The event types that read streams, and what they read. */
const streamEvents: ReadonlyMap<string, StreamKind> = new Map([
  ["Kinesis", "kinesis"],
  ["DynamoDB", "dynamodb"],
]);

/** Reads a function of SAM with the stream events that stand in it. */
export function readSamFunction(template: Template, resource: Resource): SamFunction {
  const node = withGlobals(template, resource);
  const properties = propertiesOfResource(template, { ...resource, properties: node });
  const made = readFunction(template, resource, properties);
  const read = eventsIn(template, properties.at("Events")).map((event) => readEvent(template, resource, made, event));
  const tenancy = properties.at("TenancyConfig").is === "absent" ? [] : refusalOfTenancy(resource, read);
  return {
    function: made,
    consumers: read.flatMap((event) => event?.consumer ?? []),
    refusals: [...tenancy, ...read.flatMap((event) => event?.refusals ?? [])],
  };
}

function readFunction(template: Template, resource: Resource, properties: Properties): FunctionPart {
  return {
    id: `${template.scope}#${resource.name}`,
    name: resource.name,
    title: constructPath(resource),
    place: resource.place,
    when: resource.when,
    settings: readFunctionSettings(properties),
    // Worked out when a rule asks: most never do.
    get environment() {
      return readEnvironment(template, properties.at("Environment", "Variables"));
    },
    get grants() {
      return grantsOfSamFunction(template, resource.name, properties);
    },
    get calledOtherwise() {
      return anyOf(calledOtherwise(template, resource), calledByEvents(template, properties));
    },
    ...asyncFailureHandling(template, resource, [
      ["DeadLetterQueue", properties.at("DeadLetterQueue")],
      ["EventInvokeConfig", properties.at("EventInvokeConfig", "DestinationConfig", "OnFailure")],
    ]),
    declaredIdempotent: declaredIdempotent(resource),
    get code() {
      return readSamCode(template, resource, properties);
    },
  };
}

/** The deployments in which an event of another kind, or a URL of its own, calls the function. */
function calledByEvents(template: Template, properties: Properties): Condition {
  if (properties.at("FunctionUrlConfig").is !== "absent") return always;
  const others = eventsIn(template, properties.at("Events")).map(({ properties: event, when, place }) => {
    const type = asText(event.at("Type"));
    if (type.is !== "known") return { is: "unknowable", because: `nothing tells what event ${String(place.path.at(-1))} is` } as const;
    return streamEvents.has(type.value) ? never : when;
  });
  return anyOf(...others);
}

interface ReadEvent {
  readonly consumer: ConsumerPart;
  readonly type: string;
  readonly refusals: readonly Refusal[];
}

function readEvent(template: Template, resource: Resource, made: FunctionPart, written: WrittenEvent): ReadEvent | undefined {
  const { place } = written;
  const type = asText(written.properties.at("Type"));
  const kind = type.is === "known" ? streamEvents.get(type.value) : undefined;
  if (kind === undefined || type.is !== "known") return undefined;
  const subject = `${resource.name}.${written.name}`;
  const event = propertiesIn(template, written.properties.at("Properties"));
  const consumer: ConsumerPart = {
    id: `${template.scope}#${subject}`,
    name: subject,
    kind: "lambda",
    place,
    when: allOf(resource.when, written.when),
    dialect: { format: "sam", syntax: template.syntax },
    source: asText(event.at("Stream")),
    declaredKind: kind,
    declaredReads: undefined,
    settings: readMappingSettings(event),
    // Worked out when a rule asks: most never do.
    get filters() {
      return filtersIn(template, event.at("FilterCriteria", "Filters"));
    },
    get foreignSettings() {
      return foreignSettingsIn(event);
    },
    function: known(resource.name, resource.place),
    ownFunction: made,
    declaredIdempotent: undefined,
    from: written.from,
    repeats: written.repeats,
  };
  return { consumer, type: type.value, refusals: refusalsOfEvent(subject, type.value, event, place) };
}

function refusalOfTenancy(resource: Resource, events: readonly (ReadEvent | undefined)[]): readonly Refusal[] {
  return events.flatMap((event) => {
    if (event === undefined) return [];
    const message = `SAM refuses event ${event.consumer.name}: a function with TenancyConfig takes Api and HttpApi events only, not ${event.type}.`;
    return [{ place: below(resource.place, "Properties", "TenancyConfig"), message }];
  });
}
