import { describe, expect, it } from "vitest";
import { lint } from "../lint.js";

interface Resource {
  readonly actions: readonly string[];
  readonly before: object | null;
  readonly after: object | null;
  readonly replacePaths?: readonly (readonly string[])[];
  readonly name?: string;
  readonly type?: string;
  readonly previous?: string;
}

/** What is said of a plan in which these resources change. */
function told(...resources: readonly Resource[]): readonly string[] {
  const { findings, unreadable, broken } = lint([{ path: "plan.json", text: plan(resources) }]);
  expect([...unreadable, ...broken]).toEqual([]);
  return findings.filter(({ message, rule }) => message !== "" && ofChange.has(rule)).map(({ rule, subject }) => `${rule} ${subject}`);
}

const ofChange = new Set(["mapping-replaced", "stream-replaced", "shard-count-jump", "retention-decreased", "mapping-disabled"]);

function plan(resources: readonly Resource[]): string {
  const described = resources.map(({ name = "it", type = "aws_lambda_event_source_mapping", ...rest }) => {
    const address = `${type}.${name}`;
    return { address, mode: "managed", type, name, ...rest };
  });
  return JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.9.0",
    planned_values: {
      root_module: {
        resources: described.flatMap(({ address, mode, type, name, after }) =>
          after === null ? [] : [{ address, mode, type, name, values: after }],
        ),
      },
    },
    resource_changes: described.map(({ address, mode, type, name, actions, before, after, replacePaths, previous }) => ({
      ...{ address, mode, type, name },
      ...(previous === undefined ? {} : { previous_address: `${type}.${previous}` }),
      change: { actions, before, after, after_unknown: {}, ...(replacePaths === undefined ? {} : { replace_paths: replacePaths }) },
    })),
  });
}

const mapping = (position: string, more: object = {}): object => ({
  event_source_arn: "arn:aws:kinesis:eu-west-1:111122223333:stream/orders",
  function_name: "billing",
  starting_position: position,
  ...more,
});
const replacing = ["delete", "create"];

describe("a plan", () => {
  it("tells by itself what is replaced, and for whose sake", () => {
    const one = { before: mapping("LATEST"), after: mapping("TRIM_HORIZON") };
    expect(told({ actions: replacing, ...one, replacePaths: [["starting_position"]] })).toEqual([
      "mapping-replaced aws_lambda_event_source_mapping.it",
    ]);
    expect(told({ actions: ["create", "delete"], ...one })).toEqual(["mapping-replaced aws_lambda_event_source_mapping.it"]);
  });

  it("is believed where it replaces nothing", () => {
    expect(told({ actions: ["update"], before: mapping("LATEST"), after: mapping("TRIM_HORIZON") })).toEqual([]);
  });

  it("says nothing of change where it only creates or leaves things as they are", () => {
    expect(told({ actions: ["create"], before: null, after: mapping("LATEST") })).toEqual([]);
    expect(told({ actions: ["no-op"], before: mapping("LATEST"), after: mapping("LATEST") })).toEqual([]);
  });

  it("keeps what it moves to another address", () => {
    expect(told({ actions: ["update"], previous: "old", before: mapping("LATEST"), after: mapping("LATEST", { batch_size: 5 }) })).toEqual(
      [],
    );
    const gone = { name: "old", actions: ["delete"], before: mapping("LATEST"), after: null };
    const made = { name: "new", actions: ["create"], before: null, after: mapping("LATEST") };
    expect(told(gone, made)).toEqual(["mapping-replaced aws_lambda_event_source_mapping.new"]);
  });

  it("tells what is done to streams, and which reader stops", () => {
    const stream = { type: "aws_kinesis_stream", actions: ["update"] };
    const of = (shards: number, hours: number): object => ({ name: "s", shard_count: shards, retention_period: hours });
    expect(told({ ...stream, before: of(4, 48), after: of(12, 24) })).toEqual([
      "retention-decreased aws_kinesis_stream.it",
      "shard-count-jump aws_kinesis_stream.it",
    ]);
    expect(
      told({ ...stream, actions: replacing, before: of(4, 48), after: { ...of(4, 48), name: "t" }, replacePaths: [["name"]] }),
    ).toEqual(["stream-replaced aws_kinesis_stream.it"]);
    expect(
      told({ actions: ["update"], before: mapping("LATEST", { enabled: true }), after: mapping("LATEST", { enabled: false }) }),
    ).toEqual(["mapping-disabled aws_lambda_event_source_mapping.it"]);
  });
});
