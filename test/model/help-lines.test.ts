import { describe, expect, it } from "vitest";
import { noSettings } from "../../src/model/consumer.js";
import type { Consumer } from "../../src/model/consumer.js";
import { always } from "../../src/model/condition.js";
import type { Dialect } from "../../src/model/dialect.js";
import { parseYaml } from "../../src/source/yaml.js";
import { child } from "../../src/source/tree.js";
import { failureDestinationLines, idempotencyDeclaration, registeredConsumerLines } from "../../src/model/help-lines.js";
import { anyDeployment } from "../../src/model/scenario.js";
import { valuesIn } from "../../src/model/settings.js";
import type { Stream } from "../../src/model/stream.js";
import { absent, known, unknown } from "../../src/model/value.js";
import { unwatched } from "../../src/model/watched.js";

const place = { file: "a.yaml", path: [] };

function consumer(dialect: Dialect, more: Partial<Consumer> = {}): Consumer {
  return {
    ...valuesIn(noSettings, anyDeployment()),
    ...{ id: "a.yaml#R", subject: "R", kind: "lambda", place, when: always, dialect, stream: undefined, unplaced: undefined },
    ...{ streamKind: known("kinesis", place), reads: known("shared", place), function: absent, declaredIdempotent: undefined },
    ...{ source: absent, sourceMistake: absent, filters: absent, foreignSettings: new Map(), twins: [] },
    ...{ destination: absent, grants: absent, callee: absent, before: [], watched: unwatched, isNew: false },
    ...more,
  };
}

function stream(subject: string, dialect: Dialect, declared = true): Stream {
  const settings = {
    name: absent,
    mode: absent,
    shards: absent,
    retentionHours: absent,
    viewType: absent,
    billing: absent,
    replicas: absent,
  };
  return {
    ...settings,
    id: subject,
    subject,
    address: subject,
    kind: known("kinesis", place),
    place,
    when: always,
    dialect,
    declared,
    subscriptions: [],
    registrations: [],
    mayBeScaled: false,
  };
}

const yaml: Dialect = { format: "cloudformation", syntax: "yaml" };
const json: Dialect = { format: "cloudformation", syntax: "json" };
const sam: Dialect = { format: "sam", syntax: "yaml" };
const hcl: Dialect = { format: "terraform", syntax: "hcl" };
const tfJson: Dialect = { format: "terraform", syntax: "json" };
const all = { retryAttempts: 3, recordAge: 3600, reportBatchItemFailures: true } as const;

describe("the lines that give a consumer a failure destination", () => {
  it("are YAML in YAML", () => {
    expect(failureDestinationLines(consumer(yaml), all)).toBe(`    MaximumRetryAttempts: 3
    MaximumRecordAgeInSeconds: 3600
    FunctionResponseTypes: [ReportBatchItemFailures]
    DestinationConfig:
      OnFailure:
        Destination: !GetAtt FailedRecords.Arn`);
  });

  it("are JSON in JSON", () => {
    const lines = failureDestinationLines(consumer(json), all);
    expect(JSON.parse(`{${lines}}`)).toEqual({
      MaximumRetryAttempts: 3,
      MaximumRecordAgeInSeconds: 3600,
      FunctionResponseTypes: ["ReportBatchItemFailures"],
      DestinationConfig: { OnFailure: { Destination: { "Fn::GetAtt": ["FailedRecords", "Arn"] } } },
    });
  });

  it("tell SAM the type, so that it grants the permission", () => {
    expect(failureDestinationLines(consumer(sam), {})).toContain("Type: SQS");
  });

  it("are blocks in Terraform", () => {
    expect(failureDestinationLines(consumer(hcl), { retryAttempts: 3 })).toBe(`    maximum_retry_attempts = 3
    destination_config {
      on_failure {
        destination_arn = aws_sqs_queue.failed_records.arn
      }
    }`);
  });

  it("are objects in Terraform's JSON", () => {
    expect(JSON.parse(`{${failureDestinationLines(consumer(tfJson), {})}}`)).toEqual({
      destination_config: { on_failure: { destination_arn: "${aws_sqs_queue.failed_records.arn}" } },
    });
  });

  it("stand in the parameters of its source for a pipe, which has no response types", () => {
    const pipe = consumer(json, { kind: "pipe", streamKind: known("dynamodb", place) });
    expect(JSON.parse(`{${failureDestinationLines(pipe, all)}}`)).toEqual({
      SourceParameters: {
        DynamoDBStreamParameters: {
          MaximumRetryAttempts: 3,
          MaximumRecordAgeInSeconds: 3600,
          DeadLetterConfig: { Arn: { "Fn::GetAtt": ["FailedRecords", "Arn"] } },
        },
      },
    });
    expect(failureDestinationLines(consumer(hcl, { kind: "pipe" }), {})).toContain("kinesis_stream_parameters {");
  });

  it("are those of an event in a service of the Serverless Framework", () => {
    const service: Dialect = { format: "serverless", syntax: "yaml" };
    expect(failureDestinationLines(consumer(service), all)).toBe(
      `    maximumRetryAttempts: 3
    maximumRecordAgeInSeconds: 3600
    functionResponseType: ReportBatchItemFailures
    destinations:
      onFailure:
        type: sqs
        arn: !GetAtt FailedRecords.Arn`,
    );
    expect(registeredConsumerLines(stream("Clicks", service, false))).toBe("    consumer: true");
    expect(idempotencyDeclaration(consumer(service, { subject: "billing.events[0]" }))).toContain("      billing.events[0]: each record");
  });

  it("leave out what is there already, whatever it is", () => {
    const lines = failureDestinationLines(consumer(yaml, { retryAttempts: known(-1, place), recordAge: unknown("x") }), all);
    expect(lines).not.toContain("MaximumRetryAttempts");
    expect(lines).not.toContain("MaximumRecordAge");
  });
});

describe("the lines that register a consumer", () => {
  it.each([
    ["Clicks", yaml, "StreamARN: !GetAtt Clicks.Arn"],
    ["aws_kinesis_stream.clicks", hcl, "stream_arn = aws_kinesis_stream.clicks.arn"],
    ["module.a.module.b.aws_kinesis_stream.clicks[0]", hcl, "stream_arn = aws_kinesis_stream.clicks[0].arn"],
    ["aws_kinesis_stream.clicks", tfJson, '"stream_arn": "${aws_kinesis_stream.clicks.arn}"'],
  ])("with %s in %j name it", (subject, dialect, line) => {
    expect(registeredConsumerLines(stream(subject, dialect))).toContain(line);
  });

  it("are none for a stream that is declared elsewhere", () => {
    expect(registeredConsumerLines(stream("Clicks", yaml, false))).toBe("");
  });
});

describe("a declaration of idempotency", () => {
  it("stands in the metadata, where a format has them", () => {
    expect(idempotencyDeclaration(consumer(yaml))).toContain("StreamLint:");
  });

  it.each(["module.a.aws_lambda_event_source_mapping.this[0]", 'aws_lambda_event_source_mapping.this["a: b #c"]'])(
    "stands in stream-lint.yaml for %s",
    (subject) => {
      const { tree } = parseYaml(idempotencyDeclaration(consumer(hcl, { subject })));
      expect(child(child(tree, "idempotent"), subject)).toMatchObject({ value: "each record is written under its own key" });
    },
  );
});
