import type { ConsumerNode, Graph, StreamNode } from "../graph.js";
import type { Finding } from "../report.js";

/** What was found of a stream and of those that read it. */
export interface StreamFindings {
  /** Undefined for what has to do with several streams, or nobody knows with which. */
  readonly stream: StreamNode | undefined;
  /** All that read it, or may. */
  readonly readers: readonly ConsumerNode[];
  readonly findings: readonly Finding[];
}

/** The findings by stream, each stream where its first finding stands; what belongs to no one stream comes last. */
export function byStream(findings: readonly Finding[], { streams, consumers }: Graph): readonly StreamFindings[] {
  const nodes = new Map(streams.map((stream) => [stream.id, stream]));
  const found = new Map<StreamNode | undefined, Finding[]>();
  for (const finding of findings) {
    const stream = nodes.get(finding.about.stream ?? "");
    const known = found.get(stream);
    if (known === undefined) found.set(stream, [finding]);
    else known.push(finding);
  }
  const groups = [...found].map(([stream, some]) => ({ stream, findings: some, readers: readersOf(stream, consumers) }));
  return [...groups.filter(({ stream }) => stream !== undefined), ...groups.filter(({ stream }) => stream === undefined)];
}

/** The consumers that read a stream, or may. */
export function readersOf(stream: StreamNode | undefined, consumers: readonly ConsumerNode[]): readonly ConsumerNode[] {
  if (stream === undefined) return [];
  return consumers.filter((consumer) => consumer.stream === stream.id || consumer.possible.includes(stream.id));
}
