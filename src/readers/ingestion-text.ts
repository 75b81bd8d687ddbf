import type { Reads } from "../model/consumer.js";
import type { StreamKind } from "../model/stream.js";
import { child } from "../source/tree.js";
import type { TreeNode } from "../source/tree.js";
import { parseQuickly } from "../source/yaml/quick.js";

/** A stream that an ingestion pipeline reads. */
export interface IngestionSource {
  readonly kind: StreamKind;
  /** Its ARN or name, or the ARN of its table, as the text has it. */
  readonly stream: string;
  readonly reads?: Reads;
}

/**
 * The streams that an OpenSearch ingestion pipeline reads: its configuration is YAML in one text, of which only the sources matter.
 * https://docs.opensearch.org/latest/data-prepper/pipelines/configuration/sources/kinesis
 */
export function ingestionSources(text: string): readonly IngestionSource[] {
  const root = /kinesis|dynamodb/.test(text) ? parseQuickly(text) : undefined;
  const pipelines = root?.kind === "map" ? root.entries.map(({ value }) => child(value, "source")) : [];
  return pipelines.flatMap((source) => [...kinesisSources(source), ...tableSources(source)]);
}

function kinesisSources(source: TreeNode | undefined): readonly IngestionSource[] {
  const kinesis = source?.kind === "map" ? source.entries.find(({ key }) => /^kinesis([-_]data[-_]streams)?$/.test(key))?.value : undefined;
  const strategy = child(kinesis, "consumer_strategy");
  const isPolling = strategy?.kind === "scalar" && /^polling$/i.test(String(strategy.value));
  return itemsUnder(kinesis, "streams").flatMap((stream) => {
    const name = child(stream, "stream_arn") ?? child(stream, "stream_name");
    return name?.kind === "scalar"
      ? [{ kind: "kinesis", stream: String(name.value), reads: isPolling ? "shared" : "fan-out" } as const]
      : [];
  });
}

/** A table is read through its stream only where the source says `stream`; an export alone reads none. */
function tableSources(source: TreeNode | undefined): readonly IngestionSource[] {
  return itemsUnder(child(source, "dynamodb"), "tables").flatMap((table) => {
    const arn = child(table, "table_arn");
    if (arn?.kind !== "scalar" || child(table, "stream") === undefined) return [];
    return [{ kind: "dynamodb", stream: String(arn.value) } as const];
  });
}

function itemsUnder(node: TreeNode | undefined, key: string): readonly TreeNode[] {
  const list = child(node, key);
  return list?.kind === "list" ? list.items : [];
}
