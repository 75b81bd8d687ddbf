import { describe, expect, it } from "vitest";
import { joins, mapping, references, stream } from "./plan-of.js";

const reader = "aws_lambda_event_source_mapping.reader";

describe("a reader behind modules", () => {
  const inner = { resources: { [reader]: mapping(references("var.stream_arn")) } };
  const maker = {
    resources: { "aws_kinesis_stream.this": { ...stream, keys: [0] } },
    outputs: { arn: references("aws_kinesis_stream.this[0].arn") },
  };

  it("is joined to a stream of the root through two inputs", () => {
    const outer = { calls: { inner: { module: inner, inputs: { stream_arn: references("var.arn") } } } };
    const root = {
      resources: { "aws_kinesis_stream.a": stream },
      calls: { outer: { module: outer, inputs: { arn: references("aws_kinesis_stream.a.arn") } } },
    };
    expect(joins(root)).toEqual({ [`module.outer.module.inner.${reader}`]: "aws_kinesis_stream.a" });
  });

  it("is joined to a stream behind two outputs", () => {
    const nested = { calls: { deep: { module: maker } }, outputs: { stream_arn: references("module.deep.arn") } };
    const root = {
      calls: { made: { module: nested }, reads: { module: inner, inputs: { stream_arn: references("module.made.stream_arn") } } },
    };
    expect(joins(root)).toEqual({ [`module.reads.${reader}`]: "module.made.module.deep.aws_kinesis_stream.this[0]" });
  });

  it("is unsure where a for_each over one input merges what several entries name", () => {
    const module = {
      resources: { [reader]: { ...mapping(references("each.value")), keys: ["a", "b"], forEach: references("var.mappings") } },
    };
    const root = {
      resources: { "aws_kinesis_stream.a": stream, "aws_kinesis_stream.b": stream },
      calls: { reads: { module, inputs: { mappings: references("aws_kinesis_stream.a.arn", "aws_kinesis_stream.b.arn") } } },
    };
    expect(Object.values(joins(root))).toEqual(
      Array(2).fill("? event_source_arn comes from one of aws_kinesis_stream.a.arn, aws_kinesis_stream.b.arn"),
    );
  });

  it("is joined where the for_each names one stream only, beside queues and flags", () => {
    const module = {
      resources: {
        [reader]: { ...mapping(references("each.value.arn")), keys: ["a"], forEach: references("var.mappings", "local.create") },
      },
    };
    const root = {
      resources: { "aws_kinesis_stream.a": stream, "aws_sqs_queue.failed": { unknown: { arn: true } } },
      calls: { reads: { module, inputs: { mappings: references("aws_kinesis_stream.a.arn", "aws_sqs_queue.failed.arn") } } },
    };
    expect(joins(root)).toEqual({ [`module.reads.${reader}["a"]`]: "aws_kinesis_stream.a" });
  });

  it.each(["local.imported", "aws_cloudformation_stack.net.outputs"])("is unsure where the for_each runs over %s, too", (other) => {
    const module = {
      resources: { [reader]: { ...mapping(references("each.value")), keys: ["a", "b"], forEach: references("var.mappings") } },
    };
    const root = {
      resources: { "aws_kinesis_stream.a": stream, "aws_cloudformation_stack.net": {} },
      calls: { reads: { module, inputs: { mappings: references("aws_kinesis_stream.a.arn", other) } } },
    };
    expect(Object.values(joins(root)).map((lead) => lead[0])).toEqual(["?", "?"]);
  });

  it("takes what a caller fixes for no stream", () => {
    const root = {
      resources: { "aws_kinesis_stream.a": stream },
      calls: {
        reads: {
          module: { resources: { [reader]: mapping(references("var.other", "var.stream_arn")) } },
          inputs: { other: { constant_value: "x" }, stream_arn: references("aws_kinesis_stream.a.arn") },
        },
      },
    };
    expect(Object.values(joins(root))).toEqual(["aws_kinesis_stream.a"]);
  });

  it("ends where modules call each other in a circle", () => {
    const module = { ...inner, outputs: { arn: references("var.stream_arn") } };
    const root = {
      calls: {
        a: { module, inputs: { stream_arn: references("module.b.arn") } },
        b: { module, inputs: { stream_arn: references("module.a.arn") } },
      },
    };
    expect(Object.values(joins(root)).every((lead) => !lead.startsWith("aws_"))).toBe(true);
  });
});

describe("count and for_each in a plan", () => {
  const several = { ...stream, keys: ["a", "b"] };
  const each = (source: object, keys: readonly (string | number)[] = ["a", "b"]) => ({
    ...mapping(source),
    keys,
    forEach: references("var.names"),
  });

  it("join each reader to the stream of its own key", () => {
    const resources = { "aws_kinesis_stream.s": several, [reader]: each(references("aws_kinesis_stream.s", "each.key")) };
    expect(joins({ resources })).toEqual({
      [`${reader}["a"]`]: 'aws_kinesis_stream.s["a"]',
      [`${reader}["b"]`]: 'aws_kinesis_stream.s["b"]',
    });
  });

  it("join a reader that runs over the streams themselves", () => {
    const over = { ...mapping(references("each.value.arn")), keys: ["a", "b"], forEach: references("aws_kinesis_stream.s") };
    expect(joins({ resources: { "aws_kinesis_stream.s": several, [reader]: over } })).toMatchObject({
      [`${reader}["b"]`]: 'aws_kinesis_stream.s["b"]',
    });
  });

  it("join by index where both are expanded to as many", () => {
    const counted = { ...mapping(references("aws_kinesis_stream.s", "count.index")), keys: [0, 1], count: { constant_value: 2 } };
    expect(joins({ resources: { "aws_kinesis_stream.s": { ...stream, keys: [0, 1] }, [reader]: counted } })).toMatchObject({
      [`${reader}[1]`]: "aws_kinesis_stream.s[1]",
    });
  });

  it("leave open what an index means that is calculated with", () => {
    const counted = { ...mapping(references("aws_kinesis_stream.s", "count.index")), keys: [0, 1, 2], count: { constant_value: 3 } };
    expect(
      Object.values(joins({ resources: { "aws_kinesis_stream.s": { ...stream, keys: [0, 1] }, [reader]: counted } })).map(
        (lead) => lead[0],
      ),
    ).toEqual(["?", "?", "?"]);
  });

  it("leave open what a key means that is looked up in a map", () => {
    const resources = { "aws_kinesis_stream.s": several, [reader]: each(references("aws_kinesis_stream.s", "var.map", "each.key")) };
    expect(Object.values(joins({ resources })).map((lead) => lead[0])).toEqual(["?", "?"]);
  });

  it("join a literal key", () => {
    const resources = { "aws_kinesis_stream.s": several, [reader]: mapping(references('aws_kinesis_stream.s["b"].arn')) };
    expect(joins({ resources })[reader]).toBe('aws_kinesis_stream.s["b"]');
  });

  it("join the only instance, whatever the index", () => {
    const resources = { "aws_kinesis_stream.s": { ...stream, keys: [0] }, [reader]: mapping(references("aws_kinesis_stream.s")) };
    expect(joins({ resources })[reader]).toBe("aws_kinesis_stream.s[0]");
  });

  it("join the instances of modules by key, and by no key to none", () => {
    const maker = { resources: { "aws_kinesis_stream.this": stream }, outputs: { arn: references("aws_kinesis_stream.this.arn") } };
    const made = { module: maker, keys: ["a", "b"], forEach: references("var.names") };
    const expected = 'module.made["a"].aws_kinesis_stream.this';
    expect(joins({ calls: { made }, resources: { [reader]: mapping(references('module.made["a"].arn')) } })[reader]).toBe(expected);
    expect(joins({ calls: { made }, resources: { [reader]: each(references("module.made", "each.key"), ["a"]) } })[`${reader}["a"]`]).toBe(
      expected,
    );
    expect(joins({ calls: { made }, resources: { [reader]: mapping(references("module.made")) } })[reader]?.[0]).toBe("?");
  });

  it("join through the key of the module that the reader is in", () => {
    const module = { resources: { [reader]: mapping(references("var.arn")) } };
    const reads = {
      module,
      keys: ["a", "b"],
      forEach: references("var.names"),
      inputs: { arn: references("aws_kinesis_stream.s", "each.key") },
    };
    expect(joins({ resources: { "aws_kinesis_stream.s": several }, calls: { reads } })).toMatchObject({
      [`module.reads["b"].${reader}`]: 'aws_kinesis_stream.s["b"]',
    });
  });
});
