import { always } from "../../model/condition.js";
import type { ConsumerPart } from "../../model/consumer.js";
import { unknown, usually } from "../../model/value.js";
import type { Place } from "../../source/place.js";
import { scalar } from "../../source/tree.js";
import { ingestionSources } from "../ingestion-text.js";
import { evaluate } from "./evaluate.js";
import { asText, propertiesOfResource } from "./properties.js";
import { serviceReader } from "./service-readers.js";
import { streamNamed } from "./stream-name.js";
import type { Resource, Template } from "./template.js";

/** The streams that an `AWS::OSIS::Pipeline` reads. */
export function readIngestionPipeline(template: Template, resource: Resource): readonly ConsumerPart[] {
  const body = usually(asText(propertiesOfResource(template, resource).at("PipelineConfigurationBody")));
  if (body.is === "absent") return [];
  const text =
    body.is === "choice"
      ? undefined
      : body.refersTo?.to === "expression"
        ? body.refersTo.text
        : body.is === "known"
          ? body.value
          : undefined;
  if (text === undefined) return [hiddenReader(template, resource)];
  const sources = ingestionSources(text).map(({ stream, kind, reads }) => {
    const source = openText(template, stream, resource.place);
    return { source: kind === "kinesis" ? streamNamed(template, source) : source, declaredKind: kind, reads };
  });
  return sources.map((source, index) => {
    const name = sources.length === 1 ? resource.name : `${resource.name}[${index}]`;
    return serviceReader(template, resource, { ...source, kind: "ingestion", name, when: always });
  });
}

/** A text that only a deployment tells hides what is read, and whether that is a stream at all. */
function hiddenReader(template: Template, resource: Resource): ConsumerPart {
  const because = `only a deployment tells what ${resource.name} reads`;
  const hidden = { source: unknown(because, resource.place), declaredKind: undefined, reads: "unknown" } as const;
  return serviceReader(template, resource, { ...hidden, kind: "ingestion", name: resource.name, when: { is: "unknowable", because } });
}

/** The text stood inside of an `Fn::Sub`, whose references are still in it as `${…}`. */
function openText(template: Template, text: string, place: Place): ReturnType<typeof asText> {
  return asText(evaluate(template, { ...scalar(text), tag: "!Sub" }, place));
}
