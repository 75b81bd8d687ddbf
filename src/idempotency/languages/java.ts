import { fieldOf, namedIn, wordsOf } from "../../source/syntax.js";
import type { Syntax } from "../../source/syntax.js";
import { nothing } from "../program.js";
import type { Expression, Field, Program } from "../program.js";
import { arithmetic, bodyOf, callOf, comparing, elementOf, lambdaOf, nameAt, Reading, readerOf, sidesOf } from "./reading.js";
import type { ReadNode } from "./reading.js";

/** A file of Java. */
export function readJava(root: Syntax): Program {
  const reading = new Reading();
  return reading.program(bodyOf(root, (node) => read(node, reading), ["program"]));
}

const ofClass: ReadNode = (node, reading) => {
  const marks = marksOf(node, reading);
  const body = reading.inside(fieldOf(node, "name")?.text ?? "", () => read(fieldOf(node, "body"), reading));
  return { is: "several", parts: [...marks, body] };
};

const aValue: ReadNode = (node) => ({ is: "value", text: node.text });

const kinds: Readonly<Record<string, ReadNode>> = {
  identifier: nameAt,
  this: nameAt,
  type_identifier: (node, reading) => (reading.types.add(node.text), nothing),
  decimal_integer_literal: aValue,
  true: aValue,
  false: aValue,
  null_literal: () => ({ is: "value", text: "null" }),
  string_literal: (node) => ({ is: "text", pieces: [namedIn(node).map(wordsOf).join("")], at: node.start }),
  field_access: (node, reading) => ({
    ...({ is: "member", at: node.start } as const),
    of: read(fieldOf(node, "object"), reading),
    name: fieldOf(node, "field")?.text ?? "",
  }),
  array_access: (node, reading) => elementOf(read(fieldOf(node, "array"), reading), read(fieldOf(node, "index"), reading), node.start),
  method_invocation: (node, reading) => {
    const object = fieldOf(node, "object");
    const name = fieldOf(node, "name")?.text ?? "";
    const args = namedIn(fieldOf(node, "arguments")).map((one) => read(one, reading));
    if (object?.type === "identifier" && /^[A-Z]/.test(object.text)) reading.types.add(object.text);
    const callee: Expression =
      object === undefined
        ? { is: "name", name, at: node.start }
        : { is: "member", of: read(object, reading), name, at: fieldOf(node, "name")?.start ?? node.start };
    return callOf(callee, args, node.start);
  },
  object_creation_expression: (node, reading) => {
    const type = wordsOf(fieldOf(node, "type")).replace(/<.*/, "");
    reading.types.add(type);
    const args = namedIn(fieldOf(node, "arguments")).map((one) => read(one, reading));
    const body = namedIn(node).filter((one) => one.type === "class_body");
    const inside = body.map((one) => read(one, reading));
    return callOf({ is: "name", name: type, at: node.start }, [...args, ...inside], node.start, true);
  },
  method_reference: (node, reading) => {
    const [of, name] = [namedIn(node)[0], namedIn(node).at(-1)];
    return { is: "member", of: read(of, reading), name: name?.text ?? "", at: node.start };
  },
  binary_expression: (node, reading) => {
    const [left, sign, right] = sidesOf(node);
    const parts = [read(left, reading), read(right, reading)] as const;
    if (comparing.has(sign)) return { is: "compared", parts, at: node.start };
    return arithmetic.has(sign) ? { is: "sum", left: parts[0], right: parts[1] } : { is: "several", parts };
  },
  variable_declarator: (node, reading) => assigned(fieldOf(node, "name"), fieldOf(node, "value"), reading),
  resource: (node, reading) => assigned(fieldOf(node, "name"), fieldOf(node, "value"), reading),
  assignment_expression: (node, reading) => {
    const [left, sign, right] = sidesOf(node);
    return { is: "assigned", to: read(left, reading), value: read(right, reading), isChange: sign !== "=" };
  },
  lambda_expression: (node, reading) => {
    const parameters = fieldOf(node, "parameters");
    const names = parameters?.type === "identifier" ? [parameters.text] : parametersOf(parameters);
    return lambdaOf(
      names,
      bodyOf(fieldOf(node, "body"), (one) => read(one, reading), ["block"]),
    );
  },
  method_declaration: (node, reading) => {
    for (const one of namedIn(fieldOf(node, "parameters"))) read(fieldOf(one, "type"), reading);
    reading.routine(fieldOf(node, "name")?.text ?? "", node, {
      parameters: parametersOf(fieldOf(node, "parameters")),
      marks: marksOf(node, reading),
      body: bodyOf(fieldOf(node, "body"), (one) => read(one, reading), ["block"]),
    });
    return nothing;
  },
  class_declaration: ofClass,
  record_declaration: ofClass,
  enum_declaration: ofClass,
  interface_declaration: ofClass,
  import_declaration: (node, reading) => {
    const module = wordsOf(namedIn(node)[0]);
    const all = namedIn(node).some(({ type }) => type === "asterisk");
    reading.imports.push({ local: all ? "*" : (module.split(".").at(-1) ?? module), module, name: all ? "*" : undefined });
    return nothing;
  },
  package_declaration: () => nothing,
  formal_parameters: () => nothing,
  type_arguments: (node, reading) => (namedIn(node).forEach((one) => read(one, reading)), nothing),
};

const read = readerOf(kinds);

function assigned(to: Syntax | undefined, value: Syntax | undefined, reading: Reading): Expression {
  if (value === undefined || to === undefined) return nothing;
  return { is: "assigned", to: read(to, reading), value: read(value, reading), isChange: false };
}

function parametersOf(node: Syntax | undefined): readonly string[] {
  return namedIn(node).flatMap((one) => (one.type === "identifier" ? one.text : (fieldOf(one, "name")?.text ?? [])));
}

/** Annotations; one of a class stands among what the class holds. */
function marksOf(node: Syntax, reading: Reading): readonly Expression[] {
  const modifiers = namedIn(node).find(({ type }) => type === "modifiers");
  const marks = namedIn(modifiers).filter(({ type }) => type.endsWith("annotation"));
  const fields = (one: Syntax): readonly Field[] =>
    namedIn(fieldOf(one, "arguments")).flatMap((pair) =>
      pair.type === "element_value_pair" ? [{ name: fieldOf(pair, "key")?.text ?? "", value: read(fieldOf(pair, "value"), reading) }] : [],
    );
  return marks.map((one) => callOf({ is: "name", name: wordsOf(fieldOf(one, "name")), at: one.start }, fields(one), one.start));
}
