import { graph } from "../src/graph.js";
import type { Graph } from "../src/graph.js";
import type { ReadFiles } from "../src/read-files.js";

/** The streams and readers of what was read. */
export function drawn({ parts, locators }: ReadFiles): Graph {
  return graph(
    parts.map((one) => ({ parts: one })),
    locators,
  );
}
