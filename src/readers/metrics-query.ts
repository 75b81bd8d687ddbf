import type { MetricPart } from "../model/alarm.js";
import { always } from "../model/condition.js";
import type { Condition } from "../model/condition.js";
import { asOpenText } from "../model/reference.js";
import { absent, known, unknown } from "../model/value.js";
import type { Value, Written } from "../model/value.js";
import type { Place } from "../source/place.js";

const statistics: Readonly<Record<string, string>> = {
  MAX: "Maximum",
  AVG: "Average",
  MIN: "Minimum",
  SUM: "Sum",
  COUNT: "SampleCount",
};

const select =
  /^\s*SELECT\s+(\w+)\s*\(\s*"?([\w.]+)"?\s*\)\s+FROM\s+(?:SCHEMA\s*\(\s*"?([\w/]+)"?[^)]*\)|"?([\w/]+)"?)(?:\s+WHERE\s+(.*?))?(?:\s+(?:GROUP|ORDER)\s+BY\b.*|\s+LIMIT\b.*)?\s*$/is;

/**
 * The metric that a query of Metrics Insights looks at, such as `SELECT MAX(IteratorAge) FROM SCHEMA("AWS/Lambda", FunctionName)`; undefined
 * for an expression that is none. `scope`: what names in its open parts mean something in.
 */
export function queriedMetric(expression: Value<string>, scope: string, when: Condition = always): MetricPart | undefined {
  if (expression.is === "absent") return undefined;
  const text =
    expression.refersTo?.to === "expression" ? asOpenText(expression.refersTo) : expression.is === "known" ? expression.value : "";
  const [whole, statistic = "", metric = "", schema, table, where] = select.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const place = expression.place ?? { file: "", path: [] };
  return {
    settings: {
      namespace: known(schema ?? table ?? "", place),
      metric: known(metric, place),
      statistic: known(statistics[statistic.toUpperCase()] ?? statistic, place),
    },
    dimensions: where === undefined ? absent : dimensionsIn(where, { scope, place }),
    isQuery: true,
    when,
  };
}

interface Standing {
  readonly scope: string;
  readonly place: Place;
}

/** What is chosen by anything but equal values is not worked out. */
function dimensionsIn(where: string, { scope, place }: Standing): MetricPart["dimensions"] {
  const tests = where.split(/\s+AND\s+/i).map((test) => /^\s*"?([\w.]+)"?\s*=\s*'([^']*)'\s*$/.exec(test));
  if (tests.some((test) => test === null)) return unknown(`it looks at what fulfills ${where}`, place);
  const dimensions = tests.map((test) => [test?.[1] ?? "", valueOf(test?.[2] ?? "", { scope, place })] as const);
  return known(new Map(dimensions), place);
}

function valueOf(text: string, { scope, place }: Standing): Written<string> {
  if (!text.includes("${")) return known(text, place);
  return { ...unknown(`only a deployment tells ${text}`, place), refersTo: { to: "expression", file: scope, text } };
}
