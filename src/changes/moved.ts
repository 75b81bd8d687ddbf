import type { ParsedFile } from "../source/parse.js";
import { child } from "../source/tree.js";
import type { TreeNode } from "../source/tree.js";

/** The address that a resource of Terraform goes on under: blocks `moved` tell, in the order of the files. */
export class Moves {
  readonly #moves: readonly Move[];

  constructor(files: readonly ParsedFile[]) {
    this.#moves = files.flatMap(({ tree }) => movedIn(tree));
  }

  /** The new address; the same one where nothing moves it. */
  of(address: string): string {
    const seen = new Set<string>();
    let at = address;
    while (!seen.has(at)) {
      seen.add(at);
      at = this.#moves.reduce((now, move) => (now === at ? moved(now, move) : now), at);
    }
    return at;
  }
}

interface Move {
  readonly from: string;
  readonly to: string;
}

function movedIn(tree: TreeNode | undefined): readonly Move[] {
  const blocks = child(tree, "moved");
  return (blocks?.kind === "list" ? blocks.items : blocks === undefined ? [] : [blocks]).flatMap((block) => {
    const [from, to] = ["from", "to"].map((name) => addressIn(child(block, name)));
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });
}

function addressIn(node: TreeNode | undefined): string | undefined {
  if (node?.kind !== "scalar" || typeof node.value !== "string") return undefined;
  return /^\$\{(.*)\}$/s.exec(node.value)?.[1] ?? node.value;
}

/** A block in a module speaks of the addresses in that module, wherever it is called. */
function moved(address: string, { from, to }: Move): string {
  const start = address.startsWith(from) ? 0 : address.indexOf(`.${from}`) + 1;
  const isThere = start > 0 || address.startsWith(from);
  const rest = address.slice(start + from.length);
  return isThere && (rest === "" || rest.startsWith("[") || rest.startsWith(".")) ? address.slice(0, start) + to + rest : address;
}
