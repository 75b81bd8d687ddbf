import { always } from "../../model/condition.js";
import type { ConsumerPart } from "../../model/consumer.js";
import type { Place } from "../../source/place.js";
import { child } from "../../source/tree.js";
import type { TreeNode } from "../../source/tree.js";
import { parseYaml } from "../../source/yaml.js";
import { evaluate } from "./evaluate.js";
import { asText, propertiesOfResource } from "./properties.js";
import { serviceReader } from "./service-readers.js";
import type { ServiceReader } from "./service-readers.js";
import { streamNamed } from "./stream-name.js";
import type { Resource, Template } from "./template.js";

type Read = Omit<ServiceReader, "kind" | "name" | "when">;

/**
 * The streams that an `AWS::OSIS::Pipeline` reads: its configuration is YAML in one text, of which only the sources matter.
 * https://docs.opensearch.org/latest/data-prepper/pipelines/configuration/sources/kinesis
 */
export function readIngestionPipeline(template: Template, resource: Resource): readonly ConsumerPart[] {
  const body = asText(propertiesOfResource(template, resource).at("PipelineConfigurationBody"));
  if (body.is === "choice" || body.is === "absent") return [];
  const text = body.refersTo?.to === "expression" ? body.refersTo.text : body.is === "known" ? body.value : "";
  const root = /kinesis|dynamodb/.test(text) ? parseYaml(text).tree : undefined;
  const pipelines = root?.kind === "map" ? root.entries.map(({ value }) => child(value, "source")) : [];
  const sources = pipelines.flatMap((source) => [
    ...kinesisSources(template, source, resource.place),
    ...tableSources(template, source, resource.place),
  ]);
  return sources.map((source, index) => {
    const name = sources.length === 1 ? resource.name : `${resource.name}[${index}]`;
    return serviceReader(template, resource, { ...source, kind: "ingestion", name, when: always });
  });
}

function kinesisSources(template: Template, source: TreeNode | undefined, place: Place): readonly Read[] {
  const kinesis = source?.kind === "map" ? source.entries.find(({ key }) => /^kinesis([-_]data[-_]streams)?$/.test(key))?.value : undefined;
  const strategy = child(kinesis, "consumer_strategy");
  const isPolling = strategy?.kind === "scalar" && /^polling$/i.test(String(strategy.value));
  return itemsUnder(kinesis, "streams").flatMap((stream) => {
    const name = child(stream, "stream_arn") ?? child(stream, "stream_name");
    if (name?.kind !== "scalar") return [];
    return [
      {
        source: streamNamed(template, openText(template, name, place)),
        declaredKind: "kinesis",
        reads: isPolling ? "shared" : "fan-out",
      } as const,
    ];
  });
}

/** A table is read through its stream only where the source says `stream`; an export alone reads none. */
function tableSources(template: Template, source: TreeNode | undefined, place: Place): readonly Read[] {
  return itemsUnder(child(source, "dynamodb"), "tables").flatMap((table) => {
    const arn = child(table, "table_arn");
    if (arn?.kind !== "scalar" || child(table, "stream") === undefined) return [];
    return [{ source: openText(template, arn, place), declaredKind: "dynamodb" } as const];
  });
}

function itemsUnder(node: TreeNode | undefined, key: string): readonly TreeNode[] {
  const list = child(node, key);
  return list?.kind === "list" ? list.items : [];
}

/** The text stood inside of an `Fn::Sub`, whose references are still in it as `${…}`. */
function openText(template: Template, node: TreeNode, place: Place): ReturnType<typeof asText> {
  return asText(evaluate(template, { ...node, tag: "!Sub" }, place));
}
