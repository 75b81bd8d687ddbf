import { fieldOf, namedIn } from "../../source/syntax.js";
import type { Syntax } from "../../source/syntax.js";
import { nothing } from "../program.js";
import type { Call, Expression, Field, Import, Lambda, Member, Program, Routine } from "../program.js";

/** What is gathered while the syntax of a file is gone through. */
export class Reading {
  readonly imports: Import[] = [];
  readonly routines: Routine[] = [];
  readonly exports: Field[] = [];
  readonly types = new Set<string>();
  #owner: string | undefined;

  /** Adds a function with a name; nothing of it runs where it stands. */
  routine(name: string, at: Syntax, rest: Pick<Routine, "parameters" | "marks" | "body">): void {
    this.routines.push({ name, owner: this.#owner, at: at.start, ...rest });
  }

  /** Reads what stands in a class. */
  inside<T>(owner: string, read: () => T): T {
    const before = this.#owner;
    this.#owner = owner;
    try {
      return read();
    } finally {
      this.#owner = before;
    }
  }

  program(top: readonly Expression[]): Program {
    return { imports: this.imports, routines: this.routines, top, exports: this.exports, types: [...this.types] };
  }
}

/** How a language reads one kind of node. */
export type ReadNode = (node: Syntax, reading: Reading) => Expression;

/** What a node is, by its type; what a language does not name is what it is made of. */
export function readerOf(kinds: Readonly<Record<string, ReadNode>>): (node: Syntax | undefined, reading: Reading) => Expression {
  const read = (node: Syntax | undefined, reading: Reading): Expression => {
    if (node === undefined) return nothing;
    // Not `kinds[node.type]`: a type could be called as something that every object has.
    const kind = Object.hasOwn(kinds, node.type) ? kinds[node.type] : undefined;
    if (kind !== undefined) return kind(node, reading);
    const parts = namedIn(node).map((one) => read(one, reading));
    const [only, ...others] = parts;
    return only === undefined ? nothing : others.length === 0 ? only : { is: "several", parts };
  };
  return read;
}

/** The nodes as expressions, those in a block one by one. */
export function bodyOf(node: Syntax | undefined, read: (node: Syntax) => Expression, blocks: readonly string[]): readonly Expression[] {
  if (node === undefined) return [];
  return blocks.includes(node.type) ? namedIn(node).map(read) : [read(node)];
}

export function nameAt(node: Syntax): Expression {
  return { is: "name", name: node.text, at: node.start };
}

/** A part of something that is written with brackets: its name where that is a plain text or a number. */
export function elementOf(of: Expression, key: Expression, at: number): Member {
  const [piece, ...others] = key.is === "text" ? key.pieces : [];
  const plain = key.is === "value" ? key.text : typeof piece === "string" && others.length === 0 ? piece : undefined;
  return plain === undefined ? { is: "member", of, name: "", at, key } : { is: "member", of, name: plain, at };
}

/** A call; an argument that is given by name has one. */
export function callOf(callee: Expression, args: readonly (Expression | Field)[], at: number, makes = false): Call {
  const given = args.flatMap((arg) => ("is" in arg ? [arg] : []));
  const named = args.flatMap((arg) => ("is" in arg ? [] : [arg]));
  return { is: "call", callee, given, named, at, makes };
}

export function lambdaOf(parameters: readonly string[], body: readonly Expression[]): Lambda {
  return { is: "lambda", parameters, body };
}

/** The two sides of a sign. */
export function sidesOf(node: Syntax): readonly [Syntax | undefined, string, Syntax | undefined] {
  const [left, right] = [fieldOf(node, "left"), fieldOf(node, "right")];
  return [left, fieldOf(node, "operator")?.type ?? node.children.find(({ isNamed }) => !isNamed)?.type ?? "", right];
}

/** Signs of arithmetic by which one value becomes another. */
export const arithmetic: ReadonlySet<string> = new Set(["+", "-", "*", "/", "%"]);

/** Signs that compare. */
export const comparing: ReadonlySet<string> = new Set(["==", "===", "!=", "!==", "<", ">", "<=", ">=", "is", "in"]);
