import { known } from "../../../model/value.js";
import type { Expression } from "../../../source/hcl/expression.js";
import { failure, overKnown } from "./datum.js";
import type { Content, Datum } from "./datum.js";
import { numberIn } from "./numbers.js";
import { opaque } from "./opaque.js";
import type { Use } from "./scope.js";

const operations: Readonly<Record<string, (left: number, right: number) => number>> = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => left / right,
  "%": (left, right) => (right === 0 ? left : left % right),
};

/** An operation on numbers. */
export function arithmetic(expression: Expression & { is: "operation" }, use: Use, inner: (one: Expression) => Datum): Datum {
  const operation = operations[expression.operator];
  if (operation === undefined) return opaque(expression, use);
  const operands = expression.operands.length === 1 ? [known<Content>(0, use.place)] : [];
  return overKnown(
    [...operands, ...expression.operands.map(inner)],
    use.place,
    (values) => {
      const [left, right] = values.map(numberIn);
      if (left === undefined || right === undefined) return failure("only numbers can be calculated with", use.place);
      const result = rounded(operation(left, right));
      return Number.isFinite(result) ? known<Content>(result, use.place) : failure("nothing can be divided by zero", use.place);
    },
    ({ because }) => opaque(expression, use, because),
  );
}

/** Terraform's numbers are decimal and longer than ours: what is short there is short here. */
function rounded(number: number): number {
  const short = Number(number.toPrecision(15));
  return String(short).length < String(number).length - 3 ? short : number;
}
