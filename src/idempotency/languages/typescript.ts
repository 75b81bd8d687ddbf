import { fieldOf, namedIn } from "../../source/syntax.js";
import type { Syntax } from "../../source/syntax.js";
import { nothing } from "../program.js";
import type { Expression, Program } from "../program.js";
import { arithmetic, bodyOf, callOf, comparing, elementOf, lambdaOf, nameAt, Reading, readerOf, sidesOf } from "./reading.js";
import type { ReadNode } from "./reading.js";

/** A file of TypeScript or JavaScript. */
export function readTypeScript(root: Syntax): Program {
  const reading = new Reading();
  return reading.program(bodyOf(root, (node) => read(node, reading), ["program"]));
}

const aFunction: ReadNode = (node, reading) => lambdaOf(parametersOf(node), runBy(node, reading));

const kinds: Readonly<Record<string, ReadNode>> = {
  identifier: nameAt,
  this: nameAt,
  undefined: () => ({ is: "value", text: "null" }),
  shorthand_property_identifier: nameAt,
  number: (node) => ({ is: "value", text: node.text }),
  true: () => ({ is: "value", text: "true" }),
  false: () => ({ is: "value", text: "false" }),
  null: () => ({ is: "value", text: "null" }),
  string: (node, reading) => textOf(node, reading),
  template_string: (node, reading) => textOf(node, reading),
  member_expression: (node, reading) => ({
    ...({ is: "member", at: node.start } as const),
    of: read(fieldOf(node, "object"), reading),
    name: fieldOf(node, "property")?.text ?? "",
  }),
  subscript_expression: (node, reading) =>
    elementOf(read(fieldOf(node, "object"), reading), read(fieldOf(node, "index"), reading), node.start),
  call_expression: (node, reading) => {
    const given = fieldOf(node, "arguments");
    const args = given?.type === "arguments" ? namedIn(given).map((one) => read(one, reading)) : [read(given, reading)];
    return callOf(read(fieldOf(node, "function"), reading), args, node.start);
  },
  new_expression: (node, reading) => {
    const args = namedIn(fieldOf(node, "arguments")).map((one) => read(one, reading));
    return callOf(read(fieldOf(node, "constructor"), reading), args, node.start, true);
  },
  object: (node, reading) => ({
    ...({ is: "fields", at: node.start } as const),
    fields: namedIn(node).flatMap((one) => {
      if (one.type === "shorthand_property_identifier") return [{ name: one.text, value: nameAt(one) }];
      if (one.type === "method_definition") return [{ name: fieldOf(one, "name")?.text ?? "", value: aFunction(one, reading) }];
      return one.type === "pair" ? [{ name: keyOf(fieldOf(one, "key"), reading), value: read(fieldOf(one, "value"), reading) }] : [];
    }),
    spread: namedIn(node).flatMap((one) => (one.type === "spread_element" ? [read(one, reading)] : [])),
  }),
  array: (node, reading) => ({ is: "several", isList: true, parts: namedIn(node).map((one) => read(one, reading)) }),
  binary_expression: (node, reading) => {
    const [left, sign, right] = sidesOf(node);
    const parts = [read(left, reading), read(right, reading)] as const;
    if (comparing.has(sign)) return { is: "compared", parts, at: node.start };
    return arithmetic.has(sign) ? { is: "sum", left: parts[0], right: parts[1] } : { is: "several", parts };
  },
  as_expression: (node, reading) => read(namedIn(node)[0], reading),
  satisfies_expression: (node, reading) => read(namedIn(node)[0], reading),
  arrow_function: aFunction,
  function_expression: aFunction,
  generator_function: aFunction,
  function_declaration: (node, reading) => defined(node, reading),
  generator_function_declaration: (node, reading) => defined(node, reading),
  method_definition: (node, reading) => defined(node, reading),
  variable_declarator: (node, reading) => declared(fieldOf(node, "name"), fieldOf(node, "value"), reading),
  public_field_definition: (node, reading) => declared(fieldOf(node, "name"), fieldOf(node, "value"), reading, decoratorsOf(node)),
  assignment_expression: (node, reading) => {
    const [left, , right] = sidesOf(node);
    return { is: "assigned", to: read(left, reading), value: read(right, reading), isChange: false };
  },
  augmented_assignment_expression: (node, reading) => {
    const [left, , right] = sidesOf(node);
    return { is: "assigned", to: read(left, reading), value: read(right, reading), isChange: true };
  },
  class_declaration: (node, reading) => ofClass(node, reading),
  class: (node, reading) => ofClass(node, reading),
  class_body: (node, reading) => ofClassBody(node, reading),
  export_statement: (node, reading) => exported(node, reading),
  import_statement: (node, reading) => imported(node, reading),
  type_annotation: () => nothing,
  type_arguments: () => nothing,
  interface_declaration: () => nothing,
  type_alias_declaration: () => nothing,
};

const read = readerOf(kinds);

function runBy(node: Syntax, reading: Reading): readonly Expression[] {
  return bodyOf(fieldOf(node, "body"), (one) => read(one, reading), ["statement_block"]);
}

function defined(node: Syntax, reading: Reading, marks: readonly Syntax[] = []): Expression {
  const name = fieldOf(node, "name")?.text ?? "";
  const [parameters, body] = [parametersOf(node), runBy(node, reading)];
  reading.routine(name, node, { parameters, body, marks: marks.map((mark) => read(mark, reading)) });
  return nothing;
}

/** A name for a function makes the function known by it; what wraps one keeps it. */
function declared(name: Syntax | undefined, value: Syntax | undefined, reading: Reading, marks: readonly Syntax[] = []): Expression {
  if (name === undefined || value === undefined) return nothing;
  const required = moduleRequired(value);
  if (required !== undefined) return importedAs(name, required, reading);
  if (["arrow_function", "function_expression"].includes(value.type)) {
    const marksRead = marks.map((mark) => read(mark, reading));
    reading.routine(name.text, name, { parameters: parametersOf(value), body: runBy(value, reading), marks: marksRead });
    return nothing;
  }
  return { is: "assigned", to: nameAt(name), value: read(value, reading), isChange: false };
}

function moduleRequired(value: Syntax): string | undefined {
  if (value.type !== "call_expression" || fieldOf(value, "function")?.text !== "require") return undefined;
  const [module] = namedIn(fieldOf(value, "arguments"));
  return module?.type === "string" ? (namedIn(module)[0]?.text ?? "") : undefined;
}

function importedAs(name: Syntax, module: string, reading: Reading): Expression {
  if (name.type !== "object_pattern") reading.imports.push({ local: name.text, module, name: undefined });
  for (const one of name.type === "object_pattern" ? namedIn(name) : []) {
    const [there, local] = one.type === "pair_pattern" ? [fieldOf(one, "key"), fieldOf(one, "value")] : [one, one];
    reading.imports.push({ local: local?.text ?? "", module, name: there?.text ?? "" });
  }
  return nothing;
}

function imported(node: Syntax, reading: Reading): Expression {
  const source = fieldOf(node, "source");
  const module = namedIn(source)[0]?.text ?? "";
  for (const clause of namedIn(namedIn(node).find(({ type }) => type === "import_clause"))) {
    if (clause.type === "identifier") reading.imports.push({ local: clause.text, module, name: "default" });
    if (clause.type === "namespace_import") reading.imports.push({ local: namedIn(clause)[0]?.text ?? "", module, name: undefined });
    for (const one of clause.type === "named_imports" ? namedIn(clause) : []) {
      const name = fieldOf(one, "name")?.text ?? "";
      reading.imports.push({ local: fieldOf(one, "alias")?.text ?? name, module, name });
    }
  }
  return nothing;
}

function exported(node: Syntax, reading: Reading): Expression {
  const from = fieldOf(node, "source");
  const module = from === undefined ? undefined : (namedIn(from)[0]?.text ?? "");
  const clause = namedIn(node).find(({ type }) => type === "export_clause");
  for (const one of namedIn(clause)) {
    const name = fieldOf(one, "name");
    const out = fieldOf(one, "alias")?.text ?? name?.text ?? "";
    if (name === undefined) continue;
    if (module !== undefined) reading.imports.push({ local: `export ${out}`, module, name: name.text });
    reading.exports.push({ name: out, value: { is: "name", name: module === undefined ? name.text : `export ${out}`, at: name.start } });
  }
  if (module !== undefined && clause === undefined) reading.imports.push({ local: "*", module, name: "*" });
  if (clause !== undefined || module !== undefined) return nothing;
  const value = fieldOf(node, "value");
  if (value === undefined) return read(fieldOf(node, "declaration"), reading);
  const made = read(value, reading);
  reading.exports.push({ name: "default", value: made });
  return nothing;
}

function ofClass(node: Syntax, reading: Reading): Expression {
  return reading.inside(fieldOf(node, "name")?.text ?? "", () => read(fieldOf(node, "body"), reading));
}

/** A decorator stands before the method that it is about. */
function ofClassBody(node: Syntax, reading: Reading): Expression {
  const parts: Expression[] = [];
  let marks: Syntax[] = [];
  for (const one of namedIn(node)) {
    if (one.type === "decorator") {
      marks.push(...namedIn(one));
      continue;
    }
    parts.push(one.type === "method_definition" ? defined(one, reading, [...marks, ...decoratorsOf(one)]) : read(one, reading));
    marks = [];
  }
  return { is: "several", parts };
}

function decoratorsOf(node: Syntax): readonly Syntax[] {
  return namedIn(node).flatMap((one) => (one.type === "decorator" ? namedIn(one) : []));
}

function parametersOf(node: Syntax): readonly string[] {
  const single = fieldOf(node, "parameter");
  if (single !== undefined) return [single.text];
  // One that is taken apart keeps its place, so that the others keep theirs.
  return namedIn(fieldOf(node, "parameters")).map((one) => (fieldOf(one, "pattern") ?? one).text);
}

function keyOf(key: Syntax | undefined, reading: Reading): string {
  if (key === undefined) return "";
  if (key.children.length === 0) return key.text;
  return elementOf(nothing, read(key, reading), key.start).name;
}

const escapes: Readonly<Record<string, string>> = { "\\n": "\n", "\\t": "\t", "\\'": "'", '\\"': '"', "\\`": "`", "\\\\": "\\" };

function textOf(node: Syntax, reading: Reading): Expression {
  const pieces = namedIn(node).map((one): string | Expression => {
    if (one.type === "string_fragment") return one.text;
    return one.type === "escape_sequence" ? (escapes[one.text] ?? one.text) : read(one, reading);
  });
  const isPlain = pieces.every((piece) => typeof piece === "string");
  return { is: "text", pieces: isPlain ? [pieces.join("")] : pieces, at: node.start };
}
