import { allOf } from "../../model/condition.js";
import type { ConsumerPart } from "../../model/consumer.js";
import { known, unknown, usually } from "../../model/value.js";
import type { Known, Unknown, Value, Written } from "../../model/value.js";
import type { Place } from "../../source/place.js";
import { ingestionSources } from "../ingestion-text.js";
import { consumerPart } from "./consumer-part.js";
import { typeOfAddress } from "./resource.js";
import type { Resource, Terraform } from "./resource.js";
import { streamTypes } from "./source.js";
import { streamNamed } from "./stream-name.js";

/** The streams that an `aws_osis_pipeline` reads. */
export function readIngestionPipeline(terraform: Terraform, resource: Resource): readonly ConsumerPart[] {
  const body = usually(resource.arguments.refer(streamTypes, "pipeline_configuration_body"));
  if (body.is === "absent") return [];
  const text = body.is === "choice" ? undefined : textOf(body);
  if (text === undefined) return hiddenReader(terraform, resource, body);
  const sources = ingestionSources(text);
  return sources.map(({ kind, stream, reads }, index) => {
    const name = sources.length === 1 ? resource.address : `${resource.address}[${index}]`;
    const named = namedIn(terraform, stream, resource.place);
    const source = kind === "kinesis" ? streamNamed(terraform, named) : named;
    return consumerPart(terraform, resource, {
      ...{ kind: "ingestion", name, source, declaredKind: kind, declaredReads: reads },
      when: resource.when,
    });
  });
}

/** The YAML, open parts as `${…}`; undefined where a function or an apply makes the whole of it. */
function textOf(body: Known<string> | Unknown): string | undefined {
  const text = body.refersTo?.to === "expression" ? body.refersTo.text : body.is === "known" ? body.value : undefined;
  const isWhole = text !== undefined && (body.is === "known" || (text.includes("\n") && !/^\s*\$\{/.test(text)));
  return isWhole ? text : undefined;
}

/** A text that nobody can see yet hides what is read; that it names nothing but buckets and the like says that no stream is. */
function hiddenReader(terraform: Terraform, resource: Resource, body: Written<string>): readonly ConsumerPart[] {
  const types = resource.arguments.candidates("pipeline_configuration_body").map((address) => typeOfAddress(address) ?? "");
  const isOfOthers = types.length > 0 && types.every((type) => type.startsWith("aws_") && !streamTypes.includes(type));
  if (isOfOthers) return [];
  const because = `only an apply tells what ${resource.address} reads`;
  const isNamed =
    body.is === "unknown" && body.refersTo?.to === "resource" && streamTypes.includes(typeOfAddress(body.refersTo.name) ?? "");
  return [
    consumerPart(terraform, resource, {
      ...{ kind: "ingestion", source: isNamed ? body : unknown(because, resource.place), declaredReads: "unknown" },
      when: allOf(resource.when, { is: "unknowable", because }),
    }),
  ];
}

function namedIn(terraform: Terraform, stream: string, at: Place): Value<string> {
  const only = /^\$\{([^${}]+)\.(\w+)\}$/.exec(stream);
  if (only?.[1] !== undefined && only[2] !== undefined) {
    const refersTo = { to: "resource", file: terraform.file, name: only[1], attribute: only[2] } as const;
    return { ...unknown(`only an apply tells ${only[1]}.${only[2]}`, at), refersTo };
  }
  if (!stream.includes("${")) return known(stream, at);
  return { ...unknown(`only an apply tells ${stream}`, at), refersTo: { to: "expression", file: terraform.file, text: stream } };
}
