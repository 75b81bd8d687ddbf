import { anyDeployment } from "../../../src/model/scenario.js";
import { link } from "../../../src/model/link.js";
import type { Model } from "../../../src/model/link.js";
import type { Parts } from "../../../src/model/parts.js";
import { readPlan } from "../../../src/readers/terraform/plan.js";
import type { ReadPlan } from "../../../src/readers/terraform/plan.js";
import { parseJson } from "../../../src/source/json.js";

type Key = string | number;

/** A resource as a plan holds it in three places. `data.` in front of the type makes it a look-up. */
export interface PlannedThing {
  readonly values?: object;
  /** What only an apply tells, as in `after_unknown`. */
  readonly unknown?: object;
  /** As in `configuration`; `references("a.b.c")` makes an expression. */
  readonly written?: object;
  readonly keys?: readonly Key[];
  readonly forEach?: object;
  readonly count?: object;
}

export interface PlannedModule {
  readonly resources?: Readonly<Record<string, PlannedThing>>;
  readonly calls?: Readonly<Record<string, PlannedCall>>;
  readonly outputs?: Readonly<Record<string, object>>;
}

export interface PlannedCall {
  readonly module: PlannedModule;
  readonly inputs?: object;
  readonly keys?: readonly Key[];
  readonly forEach?: object;
  readonly count?: object;
}

/** The expression that refers to these, each written down with all that it starts with, as Terraform does. */
export function references(...texts: readonly string[]): object {
  return { references: texts.flatMap(withPrefixes) };
}

function withPrefixes(text: string): string[] {
  const parts = text.match(/^\w+\.[\w-]+|\.[\w-]+|\[[^\]]*\]/g) ?? [text];
  const least = text.startsWith("data.") ? 3 : 2;
  const steps = text.startsWith("data.") ? [parts.slice(0, 2).join(""), ...parts.slice(2)] : parts;
  const all = steps.map((_, index) => steps.slice(0, index + 1).join("")).reverse();
  return all.filter((step) => step.split(".").length >= least);
}

/** The plan of a root module. */
export function planOf(root: PlannedModule, more: object = {}): string {
  const changes: object[] = [];
  const planned = { root_module: plannedOf(root, "", changes) };
  const configuration = { root_module: writtenOf(root) };
  const head = { format_version: "1.2", terraform_version: "1.11.4", planned_values: planned, resource_changes: changes };
  return JSON.stringify({ ...head, configuration, ...more }, null, 1);
}

function plannedOf(module: PlannedModule, address: string, changes: object[]): object {
  const inside = (name: string): string => (address === "" ? name : `${address}.${name}`);
  const resources = Object.entries(module.resources ?? {}).flatMap(([id, thing]) =>
    (thing.keys ?? [undefined]).map((key) => {
      const [type, name] = id.replace(/^data\./, "").split(".");
      const identity = { address: `${inside(id)}${indexOf(key)}`, mode: id.startsWith("data.") ? "data" : "managed", type, name };
      changes.push({
        ...identity,
        change: { actions: ["create"], before: null, after: thing.values ?? {}, after_unknown: thing.unknown ?? {} },
      });
      return { ...identity, ...(key === undefined ? {} : { index: key }), values: thing.values ?? {} };
    }),
  );
  const children = Object.entries(module.calls ?? {}).flatMap(([name, call]) =>
    (call.keys ?? [undefined]).map((key) => {
      const inner = `${inside(`module.${name}`)}${indexOf(key)}`;
      return { address: inner, ...plannedOf(call.module, inner, changes) };
    }),
  );
  return { resources, ...(children.length === 0 ? {} : { child_modules: children }) };
}

function indexOf(key: Key | undefined): string {
  return key === undefined ? "" : `[${JSON.stringify(key)}]`;
}

function writtenOf(module: PlannedModule): object {
  const resources = Object.entries(module.resources ?? {}).map(([address, { written, forEach, count }]) => {
    return { address, expressions: written ?? {}, for_each_expression: forEach, count_expression: count };
  });
  const calls = Object.entries(module.calls ?? {}).map(([name, { module: inner, inputs, forEach, count }]) => {
    return [name, { expressions: inputs ?? {}, module: writtenOf(inner), for_each_expression: forEach, count_expression: count }];
  });
  const outputs = Object.entries(module.outputs ?? {}).map(([name, expression]) => [name, { expression }]);
  return { resources, module_calls: Object.fromEntries(calls), outputs: Object.fromEntries(outputs) };
}

/** What the reader makes of a plan. */
export function read(plan: string): ReadPlan {
  const { tree, mistakes } = parseJson(plan);
  if (tree === undefined) throw new Error(mistakes[0]?.message);
  return readPlan("plan.json", tree);
}

/** The parts of the plan of a root module. */
export function partsOf(root: PlannedModule, more: object = {}): Parts {
  return read(planOf(root, more)).parts;
}

/** The model of the plan of a root module. */
export function modelOf(root: PlannedModule, more: object = {}): Model {
  const parts = partsOf(root, more);
  return link(parts, anyDeployment(parts));
}

/** Where each reader leads: the name of its stream, or why it leads nowhere. */
export function joins(root: PlannedModule): Readonly<Record<string, string>> {
  const { consumers } = modelOf(root);
  return Object.fromEntries(consumers.map(({ subject, stream, unplaced }) => [subject, stream?.subject ?? `? ${unplaced ?? ""}`]));
}

/** A new stream: its ARN is nobody's to know. */
export const stream: PlannedThing = { values: { name: "s", shard_count: 1, retention_period: 24 }, unknown: { arn: true, id: true } };

/** A new table with a stream. */
export const table: PlannedThing = {
  values: { name: "t", stream_enabled: true, stream_view_type: "NEW_IMAGE", replica: [] },
  unknown: { arn: true, stream_arn: true },
};

/** A new mapping on what the expression refers to. */
export function mapping(source: object, more: PlannedThing = {}): PlannedThing {
  return {
    ...more,
    values: { starting_position: "LATEST", enabled: true, destination_config: [], function_name: "billing", ...more.values },
    unknown: { event_source_arn: true, maximum_retry_attempts: true, maximum_record_age_in_seconds: true, ...more.unknown },
    written: { event_source_arn: source, starting_position: { constant_value: "LATEST" }, ...more.written },
  };
}
