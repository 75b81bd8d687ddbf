/** What is written in a program, whatever its language; only as much as tells what a handler does. */
export type Expression = Text | Value | Name | Member | Call | Fields | Sum | Compared | Assigned | Lambda | Several;

/** A text; what is put into it stands between its pieces. */
export interface Text {
  readonly is: "text";
  readonly pieces: readonly (string | Expression)[];
  readonly at: number;
}

/** A number, true, false or nothing, as it is written. */
export interface Value {
  readonly is: "value";
  readonly text: string;
}

export interface Name {
  readonly is: "name";
  readonly name: string;
  readonly at: number;
}

/** `of.name`, or `of["name"]`; a name of "" stands for one that is worked out. */
export interface Member {
  readonly is: "member";
  readonly of: Expression;
  readonly name: string;
  readonly at: number;
  /** What works the name out, where it is written in brackets. */
  readonly key?: Expression;
}

export interface Call {
  readonly is: "call";
  readonly callee: Expression;
  readonly given: readonly Expression[];
  readonly named: readonly Field[];
  readonly at: number;
  /** It makes an object of a class. */
  readonly makes: boolean;
}

/** A map, an object, what an object is made with. */
export interface Fields {
  readonly is: "fields";
  readonly fields: readonly Field[];
  /** Maps whose fields belong to it, too. */
  readonly spread: readonly Expression[];
  readonly at: number;
}

export interface Field {
  readonly name: string;
  readonly value: Expression;
}

/** `left + right`, and other signs of arithmetic. */
export interface Sum {
  readonly is: "sum";
  readonly left: Expression;
  readonly right: Expression;
}

export interface Compared {
  readonly is: "compared";
  readonly parts: readonly Expression[];
  readonly at: number;
}

/** `to = value`; also an argument's default and what a `with` calls its object. */
export interface Assigned {
  readonly is: "assigned";
  readonly to: Expression;
  readonly value: Expression;
  /** `+=` and its like. */
  readonly isChange: boolean;
}

/** A function without a name, run where it stands. */
export interface Lambda {
  readonly is: "lambda";
  readonly parameters: readonly string[];
  readonly body: readonly Expression[];
}

/** Anything else: what it is made of. */
export interface Several {
  readonly is: "several";
  readonly parts: readonly Expression[];
  /** The items of a list, in their order. */
  readonly isList?: boolean;
}

/** A function or a method with a name. */
export interface Routine {
  readonly name: string;
  /** The class around it. */
  readonly owner: string | undefined;
  readonly parameters: readonly string[];
  /** Decorators, annotations, attributes. */
  readonly marks: readonly Expression[];
  readonly body: readonly Expression[];
  readonly at: number;
}

/** A name that comes from another file or library. */
export interface Import {
  readonly local: string;
  /** As it is written: `./store`, `..store.db`, `com.acme.Store`, `boto3`. */
  readonly module: string;
  /** What it is called there; undefined for the whole of it. */
  readonly name: string | undefined;
}

/** A file of a program. */
export interface Program {
  readonly imports: readonly Import[];
  readonly routines: readonly Routine[];
  /** What runs, or is set, when the file is loaded; fields of classes, too. */
  readonly top: readonly Expression[];
  /** What a module hands out under another name than its own. */
  readonly exports: readonly Field[];
  /** Types that are named in it; files of the same project may hold them. */
  readonly types: readonly string[];
}

export const nothing: Several = { is: "several", parts: [] };

/** Goes through an expression and all that is in it. */
export function visit(expression: Expression, see: (one: Expression) => void): void {
  see(expression);
  for (const part of partsOf(expression)) visit(part, see);
}

/** What an expression is made of. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.is) {
    case "text":
      return expression.pieces.filter((piece) => typeof piece !== "string");
    case "value":
    case "name":
      return [];
    case "member":
      return expression.key === undefined ? [expression.of] : [expression.of, expression.key];
    case "call":
      return [expression.callee, ...expression.given, ...expression.named.map(({ value }) => value)];
    case "fields":
      return [...expression.fields.map(({ value }) => value), ...expression.spread];
    case "sum":
      return [expression.left, expression.right];
    case "compared":
    case "several":
      return expression.parts;
    case "assigned":
      return [expression.value, expression.to];
    case "lambda":
      return expression.body;
  }
}

/** The names that lead to something, such as `["record", "dynamodb", "Keys"]`; calls on the way are passed through. */
export function pathOf(expression: Expression): readonly string[] {
  switch (expression.is) {
    case "name":
      return [expression.name];
    case "member":
      return [...pathOf(expression.of), expression.name];
    case "call":
      return pathOf(expression.callee);
    default:
      return [];
  }
}

/** The last of the names that lead to what is called. */
export function calledName(call: Call): string {
  return pathOf(call.callee).at(-1) ?? "";
}
