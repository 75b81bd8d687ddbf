import { calledName, pathOf, visit } from "./program.js";
import type { Expression, Field, Program, Routine } from "./program.js";

/** A file of a handler that was read. */
export interface Source {
  readonly file: string;
  readonly program: Program;
  readonly isIncomplete: boolean;
  /** Whether a word in it is about records that failed. */
  readonly speaksOfFailures: boolean;
}

/** Finds the file that an import of another one stands for; undefined where that is no file of this project. */
export type FindSource = (from: Source, module: string, name: string | undefined) => Source | undefined;

/** An expression, and where the names in it mean something. */
export interface Bound {
  readonly expression: Expression;
  readonly scope: Scope;
}

/** How far a name is followed to what it stands for. */
const mostSteps = 12;

/** What the names in a file, or in one of its functions, stand for. */
export class Scope {
  readonly source: Source;
  readonly find: FindSource;
  readonly parent: Scope | undefined;
  readonly #names: ReadonlyMap<string, readonly Expression[]>;
  readonly #given: ReadonlyMap<string, Bound>;

  constructor(
    source: Source,
    find: FindSource,
    names: ReadonlyMap<string, readonly Expression[]>,
    inner: { readonly parent?: Scope; readonly given?: ReadonlyMap<string, Bound> } = {},
  ) {
    this.source = source;
    this.find = find;
    this.#names = names;
    this.parent = inner.parent;
    this.#given = inner.given ?? new Map<string, Bound>();
  }

  /** The names of a function that is called with these arguments. */
  inside(routine: Pick<Routine, "parameters" | "body">, args: readonly Bound[]): Scope {
    const given = routine.parameters.flatMap((name, index) => {
      const arg = args[index];
      return arg === undefined || name === "" ? [] : [[name, arg] as const];
    });
    return new Scope(this.source, this.find, namesIn(routine.body), { parent: this.file, given: new Map(given) });
  }

  get file(): Scope {
    return this.parent?.file ?? this;
  }

  /** Everything that a name is set to; empty where nothing shows that. */
  allOf(name: string): readonly Bound[] {
    const own = this.#names.get(name);
    if (own !== undefined) return own.map((expression) => ({ expression, scope: this }));
    const given = this.#given.get(name);
    if (given !== undefined) return [given];
    return this.parent?.allOf(name) ?? this.#imported(name);
  }

  /** What is set of a thing after it was made: `x.a = …`. */
  partsOf(name: string): readonly (readonly [part: string, bound: Bound])[] {
    const own = [...this.#names].flatMap(([path, values]) => {
      const part = path.startsWith(`${name}.`) ? path.slice(name.length + 1) : "";
      return part === "" || part.includes(".") ? [] : values.map((expression) => [part, { expression, scope: this }] as const);
    });
    return this.#names.has(name) || this.parent === undefined ? own : [...own, ...this.parent.partsOf(name)];
  }

  #imported(name: string): readonly Bound[] {
    const there = this.source.program.imports.find(({ local }) => local === name);
    if (there?.name === undefined) return [];
    const source = this.find(this.source, there.module, there.name);
    return source === undefined || source === this.source ? [] : fileScope(source, this.find).handedOut(there.name);
  }

  /** What a file hands out under a name. */
  handedOut(name: string): readonly Bound[] {
    const exported = this.source.program.exports.filter((one) => one.name === name);
    if (exported.length > 0) return exported.map(({ value }) => ({ expression: value, scope: this }));
    return this.allOf(name);
  }
}

const scopes = new WeakMap<Source, Scope>();

/** The names of a file; fields of its classes, too. */
export function fileScope(source: Source, find: FindSource): Scope {
  const known = scopes.get(source);
  if (known !== undefined) return known;
  const { top, routines } = source.program;
  const names = new Map(namesIn(top));
  // What a method sets of its object is a name for all methods.
  for (const [name, values] of namesIn(routines.flatMap(({ body }) => body))) {
    const field = /^(?:this|self)\.([^.]+(?:\..*)?)$/.exec(name)?.[1];
    if (field !== undefined) names.set(field, [...(names.get(field) ?? []), ...values]);
  }
  const scope = new Scope(source, find, names);
  scopes.set(source, scope);
  return scope;
}

/** Ways to add to a list, and to set an entry of a map. */
const adding: ReadonlySet<string> = new Set(["push", "append", "add", "Add"]);
const setting: ReadonlySet<string> = new Set(["put", "set", "Add"]);

/** What is set in these statements, by name; `x.a` for a part of x, `x[]` for what is added to it. */
function namesIn(body: readonly Expression[]): ReadonlyMap<string, readonly Expression[]> {
  const names = new Map<string, Expression[]>();
  const set = (name: string, value: Expression): void => void names.set(name, [...(names.get(name) ?? []), value]);
  for (const statement of body) {
    visit(statement, (one) => {
      if (one.is === "assigned" && !one.isChange) {
        const path = pathOf(one.to);
        if (path.length > 0 && path.every((name) => name !== "")) set(path.join("."), one.value);
      }
      if (one.is !== "call" || one.callee.is !== "member") return;
      const [first, second, ...others] = one.given;
      const path = pathOf(one.callee.of).join(".");
      if (path === "" || first === undefined || others.length > 0) return;
      const [key] = first.is === "text" && first.pieces.length === 1 ? first.pieces : [];
      if (second === undefined && adding.has(calledName(one))) set(`${path}[]`, first);
      else if (second !== undefined && setting.has(calledName(one)) && typeof key === "string") set(`${path}.${key}`, second);
    });
  }
  return names;
}

/** What an expression stands for, as far as the files show it: names are followed to what they are set to, if that is one thing. */
export function resolve(bound: Bound, steps = mostSteps): Bound {
  const { expression, scope } = bound;
  if (steps === 0) return bound;
  if (expression.is === "several" && expression.isList !== true && expression.parts.length === 1) {
    return resolve({ expression: expression.parts[0] ?? expression, scope }, steps - 1);
  }
  if (expression.is === "name") {
    const [only, ...others] = scope.allOf(expression.name);
    return only === undefined || others.length > 0 ? bound : resolve(only, steps - 1);
  }
  if (expression.is !== "member" || expression.name === "") return bound;
  if (isSelf(expression.of)) {
    const [only, ...others] = scope.file.allOf(expression.name);
    return only === undefined || others.length > 0 ? bound : resolve(only, steps - 1);
  }
  const owner = resolve({ expression: expression.of, scope }, steps - 1);
  const field = owner.expression.is === "fields" ? fieldNamed(owner.expression.fields, expression.name) : undefined;
  if (field !== undefined) return resolve({ expression: field.value, scope: owner.scope }, steps - 1);
  const module = moduleNamed(expression.of, scope);
  const [only, ...others] = module === undefined ? [] : fileScope(module, scope.find).handedOut(expression.name);
  return only === undefined || others.length > 0 ? bound : resolve(only, steps - 1);
}

function fieldNamed(fields: readonly Field[], name: string): Field | undefined {
  return fields.find((field) => field.name === name);
}

export function isSelf(expression: Expression): boolean {
  return expression.is === "name" && (expression.name === "this" || expression.name === "self" || expression.name === "cls");
}

/** The file of this project that a name stands for as a whole. */
export function moduleNamed(expression: Expression, scope: Scope): Source | undefined {
  const local = pathOf(expression).join(".");
  const there = scope.source.program.imports.find((one) => one.local === local || one.module === local);
  if (there === undefined) return undefined;
  const source = scope.find(scope.source, there.module, there.name);
  return source === scope.source ? undefined : source;
}
