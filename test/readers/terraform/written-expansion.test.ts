import { describe, expect, it } from "vitest";
import { modelOf } from "./written.js";

const stream = { name: "orders", shard_count: 2 };
const base = { function_name: "billing", starting_position: "LATEST" };

describe("count and for_each in a configuration", () => {
  const withStreams = (expansion: object, source: string, more: object = {}): [string, string, string][] => {
    const resource = {
      aws_kinesis_stream: { s: { ...stream, ...expansion } },
      aws_lambda_event_source_mapping: { reader: { ...base, event_source_arn: source, ...more } },
    };
    return modelOf({ resource }).consumers.map((consumer) => [consumer.subject, consumer.stream?.subject ?? "nowhere", consumer.when.is]);
  };
  const reader = "aws_lambda_event_source_mapping.reader";

  it("none make none", () => {
    expect(modelOf({ resource: { aws_kinesis_stream: { s: { ...stream, count: 0 } } } }).streams).toEqual([]);
  });

  it("join by index, by key, and the only one by any", () => {
    expect(withStreams({ count: 2 }, "${aws_kinesis_stream.s[1].arn}")).toEqual([[reader, "aws_kinesis_stream.s[1]", "always"]]);
    expect(withStreams({ count: 1 }, "${one(aws_kinesis_stream.s[*].arn)}")).toEqual([[reader, "aws_kinesis_stream.s[0]", "always"]]);
    expect(withStreams({ count: 2 }, "${aws_kinesis_stream.s[var.n].arn}")).toEqual([[reader, "nowhere", "always"]]);
    expect(withStreams({ for_each: { a: "x", b: "y" } }, '${aws_kinesis_stream.s["b"].arn}')).toEqual([
      [reader, 'aws_kinesis_stream.s["b"]', "always"],
    ]);
  });

  it("join each to its own", () => {
    const counted = withStreams({ count: 2 }, "${aws_kinesis_stream.s[count.index].arn}", { count: 2 });
    expect(counted.map(([, lead]) => lead)).toEqual(["aws_kinesis_stream.s[0]", "aws_kinesis_stream.s[1]"]);
    const keyed = withStreams({ for_each: '${toset(["a", "b"])}' }, "${aws_kinesis_stream.s[each.key].arn}", {
      for_each: '${toset(["a", "b"])}',
    });
    expect(keyed).toEqual([
      [`${reader}["a"]`, 'aws_kinesis_stream.s["a"]', "always"],
      [`${reader}["b"]`, 'aws_kinesis_stream.s["b"]', "always"],
    ]);
  });

  it("give each its own value", () => {
    const for_each = { a: { retries: 1 }, b: { retries: 2 } };
    const mapping = { ...base, event_source_arn: "${aws_kinesis_stream.s.arn}", for_each, maximum_retry_attempts: "${each.value.retries}" };
    const { consumers } = modelOf({
      resource: { aws_kinesis_stream: { s: stream }, aws_lambda_event_source_mapping: { reader: mapping } },
    });
    expect(consumers.map(({ retryAttempts }) => retryAttempts)).toMatchObject([{ value: 1 }, { value: 2 }]);
  });

  it("of one or none are a condition, of anything else nobody's to know", () => {
    const when = (count: string) =>
      modelOf({
        resource: { aws_lambda_event_source_mapping: { reader: { ...base, event_source_arn: "${aws_kinesis_stream.s.arn}", count } } },
      }).consumers.map((one) => one.when);
    expect(when("${var.create ? 1 : 0}")).toMatchObject([{ is: "equals", operand: { name: "var.create" }, value: "true" }]);
    expect(when("${var.create ? 0 : 1}")).toMatchObject([
      { is: "not", of: { is: "equals", operand: { name: "var.create" }, value: "true" } },
    ]);
    expect(when("${length(var.names)}")).toMatchObject([
      { is: "unknowable", because: `count of ${reader} is worked out when it is planned: variable names has no default` },
    ]);
    expect(when('${var.stage == "prod" ? 1 : 0}')).toMatchObject([{ is: "equals", operand: { name: "var.stage" }, value: "prod" }]);
  });

  it("of an unknown number are one reader of one stream", () => {
    expect(withStreams({ count: "${var.n}" }, "${aws_kinesis_stream.s[0].arn}")).toEqual([[reader, "aws_kinesis_stream.s", "always"]]);
  });
});
