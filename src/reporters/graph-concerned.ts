import type { ConsumerNode, Graph, StreamNode } from "../graph.js";
import type { Finding } from "../report.js";
import { readersOf } from "./by-stream.js";
import { troublesOf } from "./graph-blocks.js";
import type { Trouble, Troubles } from "./graph-picture.js";

/** The streams that something was found of, or of their readers, with all that reads them; and what is marked. */
export interface Concerned {
  readonly graph: Graph;
  readonly troubles: Troubles;
  /** How many streams are concerned that are not in the graph. */
  readonly leftOut: number;
}

/** How many streams a person looks at in one picture. */
const mostStreams = 8;

/** The part of a graph that errors and warnings are about, the worst streams first; undefined where there is nothing to see. */
export function concernedBy(findings: readonly Finding[], graph: Graph): Concerned | undefined {
  const found = troublesOf(findings);
  const troubleOf = ({ id }: StreamNode | ConsumerNode): Trouble | undefined => found.get(id);
  const worth = (stream: StreamNode): number => {
    const all = [troubleOf(stream), ...readersOf(stream, graph.consumers).map(troubleOf)];
    return all.includes("error") ? 2 : all.includes("warning") ? 1 : 0;
  };
  const concerned = graph.streams.filter((stream) => worth(stream) > 0).sort((one, other) => worth(other) - worth(one));
  // One reader of one stream is told as well in a line.
  if (concerned.length === 0 || concerned.every((stream) => readersOf(stream, graph.consumers).length < 2)) return undefined;
  const streams = concerned.slice(0, mostStreams);
  const consumers = graph.consumers.filter((consumer) => streams.some((stream) => readersOf(stream, graph.consumers).includes(consumer)));
  const marked = [...streams, ...consumers].flatMap((node) => {
    const trouble = troubleOf(node);
    return trouble === undefined ? [] : [[node.id, trouble] as const];
  });
  const drawn = consumers.map((consumer) => ({
    ...consumer,
    possible: consumer.possible.filter((id) => streams.some((one) => one.id === id)),
  }));
  return { graph: { ...graph, streams, consumers: drawn }, troubles: new Map(marked), leftOut: concerned.length - streams.length };
}
