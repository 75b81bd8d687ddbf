import { describe, expect, it } from "vitest";
import { isPlan } from "../../../src/readers/terraform/plan-refusals.js";
import { parseJson } from "../../../src/source/json.js";
import { planOf, read, stream } from "./plan-of.js";

function treeOf(value: unknown) {
  return parseJson(JSON.stringify(value)).tree;
}

const root = { resources: { "aws_kinesis_stream.a": stream } };

describe("what is taken for a plan", () => {
  it.each([
    ["a plan", { format_version: "1.2", planned_values: {} }, true],
    ["the changes of a plan", { format_version: "1.2", terraform_version: "1.11.4", resource_changes: [] }, true],
    ["a state that is kept", { version: 4, terraform_version: "1.11.4", serial: 3, lineage: "x", resources: [] }, true],
    ["a state that is shown", { format_version: "1.0", terraform_version: "1.11.4", values: { root_module: {} } }, true],
    ["a template", { Resources: {} }, false],
    ["a configuration", { resource: {}, terraform: {} }, false],
    ["the schemas of providers", { format_version: "1.0", provider_schemas: {} }, false],
    ["a list", [], false],
  ])("%s: %j is %s", (_, value, expected) => {
    expect(isPlan(treeOf(value))).toBe(expected);
  });
});

describe("a plan is refused", () => {
  it.each([
    ["a state that is kept", { version: 4, terraform_version: "1", serial: 3, lineage: "x", resources: [] }],
    ["a state that is shown", { format_version: "1.0", terraform_version: "1", values: { root_module: {} } }],
  ])("where it is %s, with the way to a plan", (_, value) => {
    const { parts, refusals } = read(JSON.stringify(value));
    expect(refusals).toEqual([
      {
        place: { file: "plan.json", path: ["terraform_version"] },
        message: expect.stringMatching(/^This is a state, not a plan.*terraform show -json/),
      },
    ]);
    expect(parts.streams).toEqual([]);
  });

  it("where its format is of the future", () => {
    const { parts, refusals } = read(planOf(root, { format_version: "2.0" }));
    expect(refusals.map(({ message }) => message)).toEqual([
      expect.stringContaining("format_version 2.0, and stream-lint knows 0.x and 1.x"),
    ]);
    expect(parts.streams).toEqual([]);
  });

  it("where it ended in an error", () => {
    expect(read(planOf(root, { errored: true })).refusals).toEqual([
      { place: { file: "plan.json", path: ["errored"] }, message: expect.stringContaining("ended in an error") },
    ]);
  });

  it.each(["0.1", "1.0", "1.2"])("not where its format is %s", (format_version) => {
    const { parts, refusals } = read(planOf(root, { format_version, errored: false }));
    expect([refusals.length, parts.streams.length]).toEqual([0, 1]);
  });
});

it("a plan of another provider has no parts", () => {
  const { parts, refusals } = read(planOf({ resources: { "google_pubsub_topic.t": { values: { name: "t" } } } }));
  expect(refusals).toEqual([]);
  expect([parts.streams, parts.consumers, parts.functions, parts.tables]).toEqual([[], [], [], []]);
});

it("a plan without planned values is read from its changes, without what is deleted", () => {
  const change = (name: string, after: object | null) => ({
    ...{ address: `aws_kinesis_stream.${name}`, mode: "managed", type: "aws_kinesis_stream", name },
    change: { actions: [after === null ? "delete" : "create"], after, after_unknown: { arn: true } },
  });
  const plan = {
    format_version: "1.2",
    terraform_version: "1",
    resource_changes: [change("gone", null), change("a", { name: "a", shard_count: 2 })],
  };
  const [only, ...others] = read(JSON.stringify(plan)).parts.streams;
  expect(others).toEqual([]);
  expect(only).toMatchObject({
    name: "aws_kinesis_stream.a",
    place: { path: ["resource_changes", 1] },
    settings: { shards: { value: 2 } },
  });
});
