import { fieldOf, namedIn, wordsOf } from "../../source/syntax.js";
import type { Syntax } from "../../source/syntax.js";
import type { Expression, Field, Program, Text } from "../program.js";
import { arithmetic, bodyOf, callOf, elementOf, lambdaOf, nameAt, Reading, readerOf, sidesOf } from "./reading.js";
import type { ReadNode } from "./reading.js";

/** A file of Python. */
export function readPython(root: Syntax): Program {
  const reading = new Reading();
  return reading.program(bodyOf(root, (node) => read(node, reading), ["module"]));
}

const kinds: Readonly<Record<string, ReadNode>> = {
  identifier: nameAt,
  string: (node, reading) => textOf([node], reading),
  concatenated_string: (node, reading) => textOf(namedIn(node), reading),
  integer: (node) => ({ is: "value", text: node.text }),
  float: (node) => ({ is: "value", text: node.text }),
  true: () => ({ is: "value", text: "true" }),
  false: () => ({ is: "value", text: "false" }),
  none: () => ({ is: "value", text: "null" }),
  attribute: (node, reading) => ({
    ...({ is: "member", at: node.start } as const),
    of: read(fieldOf(node, "object"), reading),
    name: fieldOf(node, "attribute")?.text ?? "",
  }),
  subscript: (node, reading) => elementOf(read(fieldOf(node, "value"), reading), read(fieldOf(node, "subscript"), reading), node.start),
  call: (node, reading) => {
    const callee = read(fieldOf(node, "function"), reading);
    return callOf(callee, argumentsOf(fieldOf(node, "arguments"), reading), node.start);
  },
  dictionary: (node, reading) => ({
    ...({ is: "fields", at: node.start } as const),
    fields: namedIn(node).flatMap((pair) => (pair.type === "pair" ? fieldIn(pair, reading) : [])),
    spread: namedIn(node).flatMap((pair) => (pair.type === "dictionary_splat" ? [read(pair, reading)] : [])),
  }),
  list: (node, reading) => ({ is: "several", isList: true, parts: namedIn(node).map((one) => read(one, reading)) }),
  tuple: (node, reading) => ({ is: "several", isList: true, parts: namedIn(node).map((one) => read(one, reading)) }),
  set: (node, reading) =>
    callOf(
      { is: "name", name: "set", at: node.start },
      namedIn(node).map((one) => read(one, reading)),
      node.start,
    ),
  binary_operator: (node, reading) => {
    const [left, sign, right] = sidesOf(node);
    const sides = { left: read(left, reading), right: read(right, reading) };
    return arithmetic.has(sign) ? { is: "sum", ...sides } : { is: "several", parts: [sides.left, sides.right] };
  },
  comparison_operator: (node, reading) => ({
    ...({ is: "compared", at: node.start } as const),
    parts: namedIn(node).map((one) => read(one, reading)),
  }),
  assignment: (node, reading) => assigned(fieldOf(node, "left"), fieldOf(node, "right"), false, reading),
  augmented_assignment: (node, reading) => assigned(fieldOf(node, "left"), fieldOf(node, "right"), true, reading),
  named_expression: (node, reading) => assigned(fieldOf(node, "name"), fieldOf(node, "value"), false, reading),
  as_pattern: (node, reading) => assigned(fieldOf(node, "alias"), namedIn(node)[0], false, reading),
  lambda: (node, reading) => lambdaOf(parametersOf(fieldOf(node, "parameters")), [read(fieldOf(node, "body"), reading)]),
  function_definition: (node, reading) => defined(node, [], reading),
  class_definition: (node, reading) => {
    const name = fieldOf(node, "name")?.text ?? "";
    const parts = reading.inside(name, () => bodyOf(fieldOf(node, "body"), (one) => read(one, reading), ["block"]));
    return { is: "several", parts };
  },
  decorated_definition: (node, reading) => {
    const marks = namedIn(node).flatMap((one) => (one.type === "decorator" ? namedIn(one) : []));
    const definition = fieldOf(node, "definition");
    if (definition?.type !== "function_definition") return read(definition, reading);
    return defined(definition, marks, reading);
  },
  import_statement: (node, reading) => {
    for (const one of namedIn(node)) {
      const module = wordsOf(one.type === "aliased_import" ? fieldOf(one, "name") : one);
      const local = one.type === "aliased_import" ? fieldOf(one, "alias")?.text : module.split(".")[0];
      reading.imports.push({ local: local ?? module, module, name: undefined });
    }
    return { is: "several", parts: [] };
  },
  import_from_statement: (node, reading) => {
    const module = wordsOf(fieldOf(node, "module_name"));
    for (const one of namedIn(node)) {
      if (one.type === "wildcard_import") reading.imports.push({ local: "*", module, name: "*" });
      if (one.field !== "name") continue;
      const name = wordsOf(one.type === "aliased_import" ? fieldOf(one, "name") : one);
      reading.imports.push({ local: fieldOf(one, "alias")?.text ?? name, module, name });
    }
    return { is: "several", parts: [] };
  },
};

const read = readerOf(kinds);

function defined(node: Syntax, marks: readonly Syntax[], reading: Reading): Expression {
  reading.routine(fieldOf(node, "name")?.text ?? "", node, {
    parameters: parametersOf(fieldOf(node, "parameters")).filter((name) => name !== "self" && name !== "cls"),
    marks: marks.map((mark) => read(mark, reading)),
    body: bodyOf(fieldOf(node, "body"), (one) => read(one, reading), ["block"]),
  });
  return { is: "several", parts: [] };
}

function parametersOf(node: Syntax | undefined): readonly string[] {
  return namedIn(node).flatMap((one) => {
    if (one.type === "identifier") return [one.text];
    const name = fieldOf(one, "name") ?? namedIn(one)[0];
    return name?.type === "identifier" ? [name.text] : [];
  });
}

function argumentsOf(node: Syntax | undefined, reading: Reading): readonly (Expression | Field)[] {
  if (node?.type !== "argument_list") return node === undefined ? [] : [read(node, reading)];
  return namedIn(node).map((one) => {
    if (one.type === "dictionary_splat") return { name: "**", value: read(one, reading) };
    if (one.type !== "keyword_argument") return read(one, reading);
    return { name: fieldOf(one, "name")?.text ?? "", value: read(fieldOf(one, "value"), reading) };
  });
}

function fieldIn(pair: Syntax, reading: Reading): Field[] {
  const key = read(fieldOf(pair, "key"), reading);
  const name = elementOf({ is: "several", parts: [] }, key, pair.start).name;
  return [{ name, value: read(fieldOf(pair, "value"), reading) }];
}

function assigned(to: Syntax | undefined, value: Syntax | undefined, isChange: boolean, reading: Reading): Expression {
  if (value === undefined) return { is: "several", parts: [] };
  return { is: "assigned", to: read(to, reading), value: read(value, reading), isChange };
}

function textOf(strings: readonly Syntax[], reading: Reading): Text {
  const pieces = strings.flatMap((string) =>
    namedIn(string).flatMap((one): readonly (string | Expression)[] => {
      if (one.type === "string_content") return [one.children.length === 0 ? one.text : wordsOf(one)];
      return one.type === "interpolation" ? [read(fieldOf(one, "expression"), reading)] : [];
    }),
  );
  return { is: "text", pieces, at: strings[0]?.start ?? 0 };
}
