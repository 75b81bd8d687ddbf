import { chainOf } from "./contents.js";
import { calledName, partsOf, pathOf } from "./program.js";
import type { Call, Expression, Routine } from "./program.js";
import { fileScope, isSelf, moduleNamed } from "./scope.js";
import type { Bound, FindSource, Scope, Source } from "./scope.js";

/** Something that a handler comes by when it runs. */
export interface Reached {
  readonly expression: Expression;
  readonly scope: Scope;
  /** It runs once for each record, whatever happens: Powertools sees to that. */
  readonly isGuarded: boolean;
}

/** Where a handler begins: a function, or what a name is set to. */
export type Entry = { readonly routine: Routine; readonly source: Source } | { readonly bound: Bound };

/** How many functions are gone through; those of a handler are a tenth of that. */
const mostCalls = 2000;

/** Whether the marks of a function make Powertools run it but once for each record. */
export function isMarkedIdempotent(routine: Routine): boolean {
  return routine.marks.some((mark) => /^idempotent(_function)?$/i.test(pathOf(mark).at(-1) ?? ""));
}

/** Whether a mark hands the function to something that is made elsewhere; what logs and traces only looks on. */
function isHandedOn(mark: Expression): boolean {
  const path = pathOf(mark);
  return (
    path.length > 1 &&
    !/^(tracer|logger|metrics?|xray_recorder|functools|classmethod|staticmethod|dataclasses|app_tracer)$/i.test(path[0] ?? "") &&
    !/^(setter|getter|property|wraps|cache|lru_cache)$/.test(path.at(-1) ?? "")
  );
}

/** Goes through what a handler runs, in the order in which it does, through all files that it leads to. */
export class Walk {
  readonly reached: Reached[] = [];
  /** Functions that are handed to a library, which may call them: `@app.post("/orders")`. */
  readonly handedOn = new Map<Routine, Source>();
  /** Functions that Powertools runs but once for each record. */
  readonly marked = new Map<Routine, Source>();
  readonly sources = new Set<Source>();
  readonly #find: FindSource;
  /** Calls that wrap the handler as a whole. */
  readonly #around = new Set<Call>();
  readonly #seen = new Set<unknown>();
  readonly #seenGuarded = new Set<unknown>();
  #calls = 0;

  constructor(find: FindSource) {
    this.#find = find;
  }

  /** What is run when a file is loaded: statements; what is set is looked at when it is used. */
  load(source: Source): void {
    if (this.sources.has(source)) return;
    this.sources.add(source);
    const scope = fileScope(source, this.#find);
    for (const statement of source.program.top) this.#loaded(statement, scope);
    for (const routine of source.program.routines) if (routine.marks.some(isHandedOn)) this.handedOn.set(routine, source);
  }

  #loaded(statement: Expression, scope: Scope): void {
    if (statement.is === "assigned" || isGuardOfMain(statement)) return;
    if (statement.is === "several") for (const part of statement.parts) this.#loaded(part, scope);
    else this.#see(statement, scope, false);
  }

  begin(entry: Entry): void {
    if ("routine" in entry) {
      this.#run(entry.routine, entry.source, [], false, true);
      return;
    }
    for (const call of callsAround(entry.bound.expression)) this.#around.add(call);
    this.#see(entry.bound.expression, entry.bound.scope, false);
  }

  #run(routine: Routine, source: Source, args: readonly Bound[], guarded: boolean, isEntry = false): void {
    const isMarked = !isEntry && isMarkedIdempotent(routine);
    const isGuarded = guarded || isMarked;
    if (isMarked) this.marked.set(routine, source);
    const seen = isGuarded ? this.#seenGuarded : this.#seen;
    if (seen.has(routine) || this.#calls++ > mostCalls) return;
    seen.add(routine);
    this.load(source);
    const scope = fileScope(source, this.#find).inside(routine, args);
    for (const statement of routine.body) this.#see(statement, scope, isGuarded);
  }

  #see(expression: Expression, scope: Scope, isGuarded: boolean): void {
    if (expression.is === "call") {
      this.#seeCall(expression, scope, isGuarded);
      return;
    }
    if (expression.is === "name") this.#use(expression.name, scope, isGuarded, []);
    if (expression.is === "member") this.#useMember(expression, scope, isGuarded, []);
    if (expression.is !== "assigned" || expression.to.is !== "name") {
      for (const part of partsOf(expression)) this.#see(part, scope, isGuarded);
    } else {
      this.#see(expression.value, scope, isGuarded);
    }
    if (expression.is !== "name") this.reached.push({ expression, scope, isGuarded });
  }

  #seeCall(call: Call, scope: Scope, isGuarded: boolean): void {
    const chain = chainOf(call);
    const root = chain?.root.is === "call" ? chain.root : undefined;
    if (chain !== undefined && root !== undefined && (root.makes || calledName(root) === "builder")) {
      for (const { value } of [...chain.fields, ...root.named]) this.#see(value, scope, isGuarded);
      for (const part of root.given) this.#see(part, scope, isGuarded);
      const fields = [...root.named, ...chain.fields];
      const request: Call = { ...call, callee: classOf(root), given: root.given, named: fields, makes: true };
      this.reached.push({ expression: request, scope, isGuarded });
      return;
    }
    const wraps = calledName(call) === "makeIdempotent" && !this.#around.has(call);
    const guards = isGuarded || wraps;
    for (const part of [...call.given, ...call.named.map(({ value }) => value)]) this.#see(part, scope, guards);
    if (call.callee.is === "member") this.#see(call.callee.of, scope, isGuarded);
    const args = call.given.map((expression) => ({ expression, scope }));
    if (call.callee.is === "name") this.#use(call.callee.name, scope, isGuarded, args);
    if (call.callee.is === "member") this.#useMember(call.callee, scope, isGuarded, args);
    if (call.callee.is !== "name" && call.callee.is !== "member") this.#see(call.callee, scope, isGuarded);
    this.reached.push({ expression: call, scope, isGuarded });
  }

  /** A name that is used: a function that is called or handed on, or something that is set when the file is loaded. */
  #use(name: string, scope: Scope, isGuarded: boolean, args: readonly Bound[]): void {
    const found = routinesNamed(name, scope, this.#find);
    for (const { routine, source } of found) this.#run(routine, source, args, isGuarded);
    if (found.length === 0) for (const bound of scope.file.allOf(name)) this.#useSet(bound, isGuarded);
  }

  #useMember(member: Expression & { is: "member" }, scope: Scope, isGuarded: boolean, args: readonly Bound[]): void {
    const module = moduleNamed(member.of, scope);
    if (module !== undefined) {
      const own = module.program.routines.filter(({ name }) => name === member.name);
      for (const routine of own) this.#run(routine, module, args, isGuarded);
      if (own.length > 0) return;
    }
    if (isSelf(member.of)) for (const bound of scope.file.allOf(member.name)) this.#useSet(bound, isGuarded);
    for (const { routine, source } of methodsNamed(member.name, scope, this.#find)) this.#run(routine, source, args, isGuarded);
  }

  /** What a file sets, such as a client or a function that is wrapped: gone through once. */
  #useSet({ expression, scope }: Bound, isGuarded: boolean): void {
    const seen = isGuarded ? this.#seenGuarded : this.#seen;
    if (seen.has(expression) || scope.parent !== undefined) return;
    seen.add(expression);
    this.#see(expression, scope, isGuarded);
  }
}

/** The class that a request is made of. */
function classOf(root: Call): Expression {
  return calledName(root) === "builder" && root.callee.is === "member" ? root.callee.of : root.callee;
}

/** `if __name__ == "__main__":` runs nowhere but on a desk. */
function isGuardOfMain(statement: Expression): boolean {
  if (statement.is !== "several") return false;
  return statement.parts.some((part) => part.is === "compared" && part.parts.some((one) => one.is === "name" && one.name === "__name__"));
}

interface Found {
  readonly routine: Routine;
  readonly source: Source;
}

/** The functions that a plain name may stand for; the one that is made with a class is called as the class. */
function routinesNamed(name: string, scope: Scope, find: FindSource): readonly Found[] {
  const { source } = scope;
  const own = source.program.routines.filter((one) => one.name === name || isMaker(one, name));
  if (own.length > 0) return own.map((routine) => ({ routine, source }));
  return source.program.imports.flatMap(({ local, module, name: there }) => {
    if ((local !== name && local !== "*") || there === undefined) return [];
    const from = find(source, module, there === "*" ? name : there);
    if (from === undefined || from === source) return [];
    const wanted = there === "*" ? name : there;
    const routines = from.program.routines.filter((one) => one.name === wanted || isMaker(one, wanted));
    if (routines.length > 0) return routines.map((routine) => ({ routine, source: from }));
    // Handed out under another name, or handed on.
    return from.program.exports.flatMap((one) =>
      one.name === wanted && one.value.is === "name" ? routinesNamed(one.value.name, fileScope(from, find), find) : [],
    );
  });
}

function isMaker({ name, owner }: Routine, type: string): boolean {
  return owner === type && /^(constructor|__init__)$/.test(name);
}

/** Methods by that name: of the classes in the same file, and of those that the file imports. */
function methodsNamed(name: string, scope: Scope, find: FindSource): readonly Found[] {
  const { source } = scope;
  const { imports, types } = source.program;
  const from = [
    ...imports.flatMap((one) => find(source, one.module, one.name === "*" ? undefined : one.name) ?? []),
    ...types.flatMap((type) => find(source, type, undefined) ?? []),
  ];
  return [...new Set([source, ...from])].flatMap((one) =>
    one.program.routines
      .filter((routine) => routine.name === name && routine.owner !== undefined)
      .map((routine) => ({ routine, source: one })),
  );
}

/** Where a handler begins in its file, by the name that the template gives; undefined where the file has no such thing. */
export function entryOf(source: Source, handler: string, find: FindSource): Entry | undefined {
  const routine = source.program.routines.find(({ name }) => name === handler);
  if (routine !== undefined) return { routine, source };
  const scope = fileScope(source, find);
  const exported = source.program.exports.find(({ name }) => name === handler)?.value;
  const set = ["exports", "module.exports"].flatMap((root) => scope.allOf(`${root}.${handler}`));
  const whole = scope.allOf("module.exports").flatMap(({ expression }) => (expression.is === "fields" ? expression.fields : []));
  const field = whole.find(({ name }) => name === handler)?.value;
  const bound = set[0] ?? [exported, field].filter((one) => one !== undefined).map((expression) => ({ expression, scope }))[0];
  const named = bound ?? scope.allOf(handler)[0];
  if (named === undefined) return undefined;
  if (named.expression.is !== "name") return { bound: named };
  const { name } = named.expression;
  return routinesNamed(name, named.scope, find)[0] ?? (name === handler ? undefined : entryOf(source, name, find));
}

/** The calls in an expression that are not inside a function: what wraps it. */
export function callsAround(expression: Expression): readonly Call[] {
  if (expression.is === "member") return callsAround(expression.of);
  return expression.is === "call" ? [expression, ...[expression.callee, ...expression.given].flatMap(callsAround)] : [];
}
