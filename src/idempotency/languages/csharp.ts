import { fieldOf, namedIn, wordsOf } from "../../source/syntax.js";
import type { Syntax } from "../../source/syntax.js";
import { nothing } from "../program.js";
import type { Expression, Field, Program } from "../program.js";
import { arithmetic, bodyOf, callOf, comparing, elementOf, lambdaOf, nameAt, Reading, readerOf, sidesOf } from "./reading.js";
import type { ReadNode } from "./reading.js";

/** A file of C#. */
export function readCSharp(root: Syntax): Program {
  const reading = new Reading();
  return reading.program(bodyOf(root, (node) => read(node, reading), ["compilation_unit"]));
}

const ofClass: ReadNode = (node, reading) => {
  const marks = marksOf(node, reading);
  const body = reading.inside(fieldOf(node, "name")?.text ?? "", () => read(fieldOf(node, "body"), reading));
  return { is: "several", parts: [...marks, body] };
};

const aValue: ReadNode = (node) => ({ is: "value", text: node.text });

/** A name may be that of a type, and a type may stand in a file of its own. */
const named: ReadNode = (node, reading) => {
  if (/^[A-Z]/.test(node.text)) reading.types.add(node.text);
  return nameAt(node);
};

const defined: ReadNode = (node, reading) => {
  for (const one of namedIn(fieldOf(node, "parameters"))) read(fieldOf(one, "type"), reading);
  reading.routine(fieldOf(node, "name")?.text ?? "", node, {
    parameters: parametersOf(fieldOf(node, "parameters")),
    marks: marksOf(node, reading),
    body: bodyOf(fieldOf(node, "body"), (one) => read(one, reading), ["block"]),
  });
  return nothing;
};

const created: ReadNode = (node, reading) => {
  const type = fieldOf(node, "type");
  const name = type?.type === "generic_name" ? (namedIn(type)[0]?.text ?? "") : wordsOf(type);
  if (name !== "") reading.types.add(name);
  const args = argumentsOf(
    namedIn(node).find((one) => one.type === "argument_list"),
    reading,
  );
  const initializer = namedIn(node).find((one) => one.type === "initializer_expression");
  const fields = initializer === undefined ? [] : initializedBy(initializer, reading);
  return callOf({ is: "name", name, at: node.start }, [...args, ...fields], node.start, true);
};

const kinds: Readonly<Record<string, ReadNode>> = {
  identifier: named,
  this: nameAt,
  generic_name: (node) => ({ is: "name", name: namedIn(node)[0]?.text ?? "", at: node.start }),
  integer_literal: aValue,
  boolean_literal: (node) => ({ is: "value", text: wordsOf(node) }),
  null_literal: () => ({ is: "value", text: "null" }),
  string_literal: (node, reading) => textOf(node, reading),
  interpolated_string_expression: (node, reading) => textOf(node, reading),
  raw_string_literal: (node, reading) => textOf(node, reading),
  verbatim_string_literal: (node) => ({ is: "text", pieces: [wordsOf(node).slice(2, -1)], at: node.start }),
  member_access_expression: (node, reading) => ({
    ...({ is: "member", at: node.start } as const),
    of: read(fieldOf(node, "expression"), reading),
    name: nameOf(fieldOf(node, "name")),
  }),
  conditional_access_expression: (node, reading) => {
    const of = read(fieldOf(node, "condition"), reading);
    const bound = namedIn(node).find((one) => one.type === "member_binding_expression");
    return bound === undefined
      ? { is: "several", parts: namedIn(node).map((one) => read(one, reading)) }
      : { is: "member", of, name: nameOf(fieldOf(bound, "name")), at: node.start };
  },
  element_access_expression: (node, reading) => {
    const key = namedIn(namedIn(fieldOf(node, "subscript"))[0])[0];
    return elementOf(read(fieldOf(node, "expression"), reading), read(key, reading), node.start);
  },
  invocation_expression: (node, reading) =>
    callOf(read(fieldOf(node, "function"), reading), argumentsOf(fieldOf(node, "arguments"), reading), node.start),
  object_creation_expression: created,
  implicit_object_creation_expression: created,
  collection_expression: (node, reading) => ({ is: "several", isList: true, parts: namedIn(node).map((one) => read(one, reading)) }),
  initializer_expression: (node, reading) => ({ is: "several", isList: true, parts: namedIn(node).map((one) => read(one, reading)) }),
  binary_expression: (node, reading) => {
    const [left, sign, right] = sidesOf(node);
    const parts = [read(left, reading), read(right, reading)] as const;
    if (comparing.has(sign)) return { is: "compared", parts, at: node.start };
    return arithmetic.has(sign) ? { is: "sum", left: parts[0], right: parts[1] } : { is: "several", parts };
  },
  variable_declarator: (node, reading) => {
    const [name, value] = [fieldOf(node, "name"), namedIn(node).at(-1)];
    if (name === undefined || value === undefined || value === name) return nothing;
    return { is: "assigned", to: nameAt(name), value: read(value, reading), isChange: false };
  },
  assignment_expression: (node, reading) => {
    const [left, sign, right] = sidesOf(node);
    return { is: "assigned", to: read(left, reading), value: read(right, reading), isChange: sign !== "=" };
  },
  lambda_expression: (node, reading) => {
    const parameters = fieldOf(node, "parameters");
    const names = parameters?.type === "implicit_parameter" ? [parameters.text] : parametersOf(parameters);
    return lambdaOf(
      names,
      bodyOf(fieldOf(node, "body"), (one) => read(one, reading), ["block"]),
    );
  },
  method_declaration: defined,
  local_function_statement: defined,
  class_declaration: ofClass,
  record_declaration: ofClass,
  struct_declaration: ofClass,
  using_directive: (node, reading) => {
    const module = wordsOf(namedIn(node).at(-1));
    reading.imports.push({ local: "*", module, name: "*" });
    return nothing;
  },
  parameter_list: () => nothing,
  type_argument_list: () => nothing,
};

const read = readerOf(kinds);

function nameOf(node: Syntax | undefined): string {
  return (node?.type === "generic_name" ? namedIn(node)[0]?.text : node?.text) ?? "";
}

function parametersOf(node: Syntax | undefined): readonly string[] {
  return namedIn(node).flatMap((one) => (one.type === "identifier" ? one.text : (fieldOf(one, "name")?.text ?? [])));
}

function argumentsOf(node: Syntax | undefined, reading: Reading): readonly (Expression | Field)[] {
  return namedIn(node).map((one) => {
    const name = fieldOf(one, "name");
    const value = read(namedIn(one).at(-1), reading);
    return name === undefined ? value : { name: name.text, value };
  });
}

/** What stands in braces behind `new`: properties, entries by key, or items. */
function initializedBy(node: Syntax, reading: Reading): readonly (Expression | Field)[] {
  return namedIn(node).map((one): Expression | Field => {
    if (one.type === "initializer_expression") {
      const [key, value] = namedIn(one);
      return { name: elementOf(nothing, read(key, reading), one.start).name, value: read(value, reading) };
    }
    if (one.type !== "assignment_expression") return read(one, reading);
    const [left, , right] = sidesOf(one);
    const value = right?.type === "initializer_expression" ? madeOf(right, reading) : read(right, reading);
    if (left?.type === "identifier") return { name: left.text, value };
    const key = namedIn(namedIn(left)[0])[0];
    return { name: elementOf(nothing, read(key, reading), one.start).name, value };
  });
}

/** `Item = { ["id"] = … }` fills what is there. */
function madeOf(node: Syntax, reading: Reading): Expression {
  return callOf({ is: "name", name: "", at: node.start }, initializedBy(node, reading), node.start, true);
}

function marksOf(node: Syntax, reading: Reading): readonly Expression[] {
  const attributes = namedIn(node).flatMap((one) => (one.type === "attribute_list" ? namedIn(one) : []));
  const fields = (one: Syntax): readonly Field[] =>
    namedIn(namedIn(one).find(({ type }) => type === "attribute_argument_list")).flatMap((given) => {
      const name = fieldOf(given, "name")?.text;
      return name === undefined ? [] : [{ name, value: read(namedIn(given).at(-1), reading) }];
    });
  return attributes.map((one) => callOf({ is: "name", name: wordsOf(fieldOf(one, "name")), at: one.start }, fields(one), one.start));
}

function textOf(node: Syntax, reading: Reading): Expression {
  const pieces = namedIn(node).flatMap((one): readonly (string | Expression)[] => {
    if (one.type.endsWith("content")) return [one.children.length === 0 ? one.text : wordsOf(one)];
    if (one.type === "interpolation")
      return namedIn(one)
        .filter((part) => part.type !== "interpolation_brace")
        .map((part) => read(part, reading));
    return [];
  });
  return { is: "text", pieces, at: node.start };
}
