import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { inWords } from "../../src/model/condition.js";
import type { Consumer } from "../../src/model/consumer.js";
import type { Model } from "../../src/model/link.js";
import { allows } from "../../src/model/role.js";
import type { Stream } from "../../src/model/stream.js";
import type { Value } from "../../src/model/value.js";
import { lint } from "../lint.js";
import { corpus, withoutCorpus } from "../corpus.js";
import { modelOf, partsOf } from "./model.js";

/** SAM's own test inputs and real templates, each with the output of the real translator. */
const oracles = corpus === undefined ? [] : ["sam-oracle", "sam-oracle-extra"].flatMap((name) => pairsIn(path.join(corpus ?? ".", name)));

function pairsIn(folder: string) {
  return readdirSync(path.join(folder, "input")).map((name) => ({
    name,
    input: path.join(folder, "input", name),
    output: path.join(folder, "output", name.replace(/\.ya?ml$/, ".json")),
  }));
}

function read(file: string): Model {
  return modelOf(readFileSync(file, "utf8"), syntaxOf(file));
}

function syntaxOf(file: string): "yaml" | "json" {
  return file.endsWith(".json") ? "json" : "yaml";
}

/** What a function may do with a table, by what follows the ARN of the table. */
const onTables = { "": ["GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query", "Scan"], "/index/*": ["Query"] };
const onStreams = { "/stream/*": ["GetRecords", "DescribeStream"] };

/** What each function may do with each table of the file. */
function permissions(file: string, on: Readonly<Record<string, readonly string[]>>): readonly string[] {
  const { functions, tables } = partsOf(readFileSync(file, "utf8"), syntaxOf(file));
  return functions.flatMap(({ name, grants }) =>
    tables.flatMap((table) =>
      Object.entries(on).flatMap(([suffix, actions]) =>
        actions.map((action) => {
          const answer = allows(grants, `dynamodb:${action}`, (resource) => resource === `\${${table.name}.Arn}${suffix}`);
          return `${name} ${answer.is === "unsure" ? "perhaps" : answer.is} ${action} on ${table.name}${suffix}`;
        }),
      ),
    ),
  );
}

/** A consumer without what differs by nature: where it is written, and the dot in the name of an event. */
function comparable(consumer: Consumer): Record<string, unknown> {
  const { startingPosition, batchSize, batchingWindow, retryAttempts, recordAge, bisect, parallelization, tumblingWindow } = consumer;
  const { reportBatchItemFailures, onFailure, enabled, reads, streamKind } = consumer;
  const settings = { startingPosition, batchSize, batchingWindow, retryAttempts, recordAge, bisect, parallelization, tumblingWindow };
  const others = { reportBatchItemFailures, onFailure, enabled, reads, streamKind };
  return {
    name: consumer.subject.replace(".", ""),
    stream: consumer.stream?.subject ?? consumer.unplaced,
    when: inWords(consumer.when),
    function: consumer.function.is === "known" ? consumer.function.value.subject : consumer.function.is,
    ...Object.fromEntries(Object.entries({ ...settings, ...others }).map(([name, value]) => [name, worth(value)])),
  };
}

function worth(value: Value<unknown>): unknown {
  switch (value.is) {
    case "known":
      return { known: value.value, from: value.from, refersTo: nameless(value.refersTo) };
    case "absent":
      return "absent";
    case "unknown":
      return { because: value.because, mayBeAbsent: value.mayBeAbsent, refersTo: nameless(value.refersTo) };
  }
}

function nameless(reference: unknown): unknown {
  return reference === undefined ? undefined : { ...(reference as object), file: undefined };
}

function comparableStream(stream: Stream): Record<string, unknown> {
  const { subject, declared, kind, mode, shards, retentionHours, viewType, subscriptions } = stream;
  const readers = subscriptions
    .map(({ consumer, there }) => [consumer.subject.replace(".", ""), there.is === "unsure" ? there.because : there.is])
    .sort();
  return {
    subject,
    declared,
    ...Object.fromEntries(Object.entries({ kind, mode, shards, retentionHours, viewType }).map(([name, value]) => [name, worth(value)])),
    readers,
  };
}

/** In these the source is a bare parameter: the type of the event tells which kind of stream it is, and SAM's output does not. */
const kindIsLost = [
  "amazon-archives__aws-dynamodb-stream-eventbridge-fanout_sam_app_template.yaml",
  "splunk__splunk-aws-serverless-apps_splunk-dynamodb-stream-processor_template.yaml",
];

function forgetting(template: string): (part: Record<string, unknown>) => Record<string, unknown> {
  const lost = { kind: undefined, streamKind: undefined, reads: undefined };
  return (part) => (kindIsLost.includes(template) ? { ...part, ...lost } : part);
}

function byName(one: Record<string, unknown>, other: Record<string, unknown>): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}

describe.skipIf(corpus === undefined)(corpus === undefined ? withoutCorpus : "a SAM template and what SAM makes of it", () => {
  it("are there to be compared", () => {
    expect(oracles).toHaveLength(87);
    expect(oracles.filter(({ input }) => read(input).consumers.length > 0).length).toBeGreaterThan(50);
  });

  it.each(oracles)("have the same readers: $name", ({ name, input, output }) => {
    const made = read(output).consumers.map(comparable);
    expect(read(input).consumers.map(comparable).map(forgetting(name)).sort(byName)).toEqual(made.map(forgetting(name)).sort(byName));
  });

  it.each(oracles)("permit the same on tables: $name", ({ input, output }) => {
    expect(permissions(input, onTables).toSorted()).toEqual(permissions(output, onTables).toSorted());
  });

  // Policy templates about streams are passed over, for no rule asks about them.
  it.each(oracles.filter(({ name }) => name.includes("connector")))("permit the same on streams: $name", ({ input, output }) => {
    expect(permissions(input, onStreams).toSorted()).toEqual(permissions(output, onStreams).toSorted());
  });

  it("speak of connectors", () => {
    const connected = oracles
      .filter(({ name }) => name.includes("connector"))
      .flatMap(({ input }) => permissions(input, { ...onTables, ...onStreams }));
    const given = new Set(connected.filter((permission) => permission.includes(" yes ")));
    expect([...given]).toEqual([
      "TriggerFunction yes PutItem on Table",
      "TriggerFunction yes UpdateItem on Table",
      "TriggerFunction yes DeleteItem on Table",
      "InvokedFunction yes GetRecords on Table/stream/*",
      "InvokedFunction yes DescribeStream on Table/stream/*",
    ]);
  });

  it.each(oracles)("have the same streams: $name", ({ name, input, output }) => {
    const made = read(output).streams.map(comparableStream);
    expect(read(input).streams.map(comparableStream).map(forgetting(name)).sort(byName)).toEqual(made.map(forgetting(name)).sort(byName));
  });
});

describe.skipIf(corpus === undefined)(corpus === undefined ? withoutCorpus : "what SAM refuses is refused", () => {
  const folder = path.join(corpus ?? ".", "sam-oracle/error-input");
  const names = corpus === undefined ? [] : readdirSync(folder);

  it.each(names)("%s", (name) => {
    const report = lint([{ path: name, text: readFileSync(path.join(folder, name), "utf8") }]);
    expect(report.findings).toEqual([]);
    expect(report.unreadable.map(({ line, message }) => `${line}: ${message}`)).toMatchSnapshot();
  });
});
