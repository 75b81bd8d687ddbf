import { existsSync, mkdtempSync, cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { gather } from "../../../src/gather.js";
import { link } from "../../../src/model/link.js";
import type { Model } from "../../../src/model/link.js";
import { isReading } from "../../../src/model/consumer.js";
import type { Consumer, ConsumerSettings } from "../../../src/model/consumer.js";
import { partsOfAll } from "../../../src/model/parts.js";
import { anyDeployment } from "../../../src/model/scenario.js";
import type { Stream } from "../../../src/model/stream.js";
import { orDefault } from "../../../src/model/value.js";
import type { Value } from "../../../src/model/value.js";
import { readFiles } from "../../../src/read-files.js";
import { readPlan } from "../../../src/readers/terraform/plan.js";
import { parseJson } from "../../../src/source/json.js";
import { child } from "../../../src/source/tree.js";
import type { TreeNode } from "../../../src/source/tree.js";
import { corpus, withoutCorpus } from "../../corpus.js";

interface Pair {
  readonly plan: string;
  readonly source: string;
  /** The root module that the plan was made from, where that only calls what is in the folder. */
  readonly wrapper?: string;
  /** Modules whose source is not in the folder: what they declare is in the plan only. */
  readonly elsewhere?: readonly string[];
}

const samples = "aws-samples__serverless-patterns";
const moritz = "moritzzimmer__terraform-aws-lambda";
const pairs: readonly Pair[] = [
  { plan: `${samples}/sp-pipes-ddb-sfn`, source: `${samples}/eventbridge-pipes-ddbstream-sfn-terraform` },
  { plan: `${samples}/sp-terraform-dynamodb-streams-lambda`, source: `${samples}/terraform-dynamodb-streams-lambda` },
  { plan: `${samples}/sp-lambda-esm-kinesis-filters`, source: `${samples}/lambda-esm-kinesis-filters-terraform` },
  { plan: `${samples}/sp-kinesis-flink-s3`, source: `${samples}/kinesis-dataanalytics-flink-s3-sink` },
  { plan: `${samples}/sp-kinesis-lambda-terraform`, source: `${samples}/kinesis-lambda-terraform` },
  {
    plan: "observeinc__terraform-aws-kinesis-firehose/observe",
    source: "observeinc__terraform-aws-kinesis-firehose/examples/kinesis",
    elsewhere: ["module.observe_kinesis"],
  },
  {
    plan: "Assassin010__DynamoDB-Streaming-Lambda-Python-handler--Terraform/assassin",
    source: "Assassin010__DynamoDB-Streaming-Lambda-Python-handler--Terraform",
  },
  { plan: `${moritz}/moritz-kinesis`, source: `${moritz}/examples/with-event-source-mappings/kinesis` },
  { plan: `${moritz}/moritz-ddb`, source: `${moritz}/examples/with-event-source-mappings/dynamodb-with-alias` },
  {
    plan: "Donngi__terraform-example-kinesis-lambda/donngi",
    source: "Donngi__terraform-example-kinesis-lambda/terraform/envs/example",
  },
  {
    plan: "scalereal__terraform-aws-kinesis-cross-account-sync/scalereal",
    source: "scalereal__terraform-aws-kinesis-cross-account-sync",
    wrapper: "sync",
  },
  {
    plan: "fdmsantos__terraform-aws-kinesis-firehose/fdmsantos-basic",
    source: "fdmsantos__terraform-aws-kinesis-firehose/examples/s3/kinesis-to-s3-basic",
    elsewhere: ["module.firehose"],
  },
  { plan: "alopes2__dynamodb-streams/alopes2", source: "alopes2__dynamodb-streams/iac" },
];

function plannedTree({ plan }: Pair): TreeNode {
  const { tree } = parseJson(readFileSync(path.join(corpus ?? "", "tfplan-json", `${plan}.plan.json`), "utf8"));
  if (tree === undefined) throw new Error(`${plan} is no JSON`);
  return tree;
}

function modelOfPlan(pair: Pair): Model {
  const { parts } = readPlan("plan.json", plannedTree(pair));
  return link(parts, anyDeployment(parts));
}

/** The deployment that the plan is of: its variables are given to the source. */
function pinsOf(plan: TreeNode): ReadonlyMap<string, string> {
  const variables = child(plan, "variables");
  const entries = variables?.kind === "map" ? variables.entries : [];
  return new Map(
    entries.flatMap(({ key, value }) => {
      const given = child(value, "value");
      return given?.kind === "scalar" && given.value !== null ? [[key, String(given.value)] as const] : [];
    }),
  );
}

async function modelOfSource(pair: Pair): Promise<Model> {
  const wrapped = pair.wrapper === undefined ? undefined : wrappedIn(pair);
  try {
    const [names, cwd] = wrapped === undefined ? [[pair.source], path.join(corpus ?? "", "tf")] : [["."], wrapped];
    const { files, readers, missing } = await gather({ names, focus: false }, cwd);
    const { parts } = readFiles(files, readers, { missing, pins: pinsOf(plannedTree(pair)) });
    const all = partsOfAll(parts);
    return link(all, anyDeployment(all));
  } finally {
    if (wrapped !== undefined) rmSync(wrapped, { recursive: true });
  }
}

/** A folder with the source, and beside it the root module that the plan shows. */
function wrappedIn(pair: Pair): string {
  const top = mkdtempSync(path.join(tmpdir(), "stream-lint-"));
  cpSync(path.join(corpus ?? "", "tf", pair.source), path.join(top, "called"), { recursive: true });
  const name = pair.wrapper ?? "";
  const calls = child(child(child(plannedTree(pair), "configuration"), "root_module"), "module_calls");
  const given = child(child(calls, name), "expressions");
  const inputs = (given?.kind === "map" ? given.entries : []).map(({ key, value }) => {
    const references = child(value, "references");
    const [reference] = references?.kind === "list" ? references.items : [];
    if (reference?.kind !== "scalar") throw new Error(`${name} is not given a variable as ${key}`);
    return { key, variable: String(reference.value) };
  });
  const variables = inputs.map(({ variable }) => `variable "${variable.replace("var.", "")}" {}`);
  const lines = inputs.map(({ key, variable }) => `  ${key} = ${variable}`);
  const call = [`module "${name}" {`, `  source = "./called"`, ...lines, "}"];
  writeFileSync(path.join(top, "main.tf"), [...variables, ...call, ""].join("\n"));
  return top;
}

const settings: readonly (keyof ConsumerSettings)[] = [
  ...(["startingPosition", "batchSize", "batchingWindow", "retryAttempts", "recordAge", "bisect", "parallelization"] as const),
  ...(["tumblingWindow", "reportBatchItemFailures", "onFailure"] as const),
];

/** What a value says, without the words in which an unknown one is told. */
function plain(value: Value<unknown>): string {
  return value.is === "known" ? JSON.stringify(value.value) : value.is;
}

/** What is certain in the source differs from what is certain in the plan. */
function contradicts(planned: string, sourced: string): boolean {
  return planned !== "unknown" && sourced !== "unknown" && planned !== sourced;
}

function factsOfConsumer(consumer: Consumer): Readonly<Record<string, string>> {
  const called = consumer.function.is === "known" ? consumer.function.value.subject : consumer.function.is;
  return {
    kind: consumer.kind,
    streamKind: plain(consumer.streamKind),
    reads: plain(consumer.reads),
    reading: isReading(consumer).is === "unsure" ? "unknown" : isReading(consumer).is,
    stream: nameOfStream(consumer.stream),
    function: called,
    ...Object.fromEntries(settings.map((name) => [name, plain(consumer[name])])),
    // A plan holds the provider's default.
    enabled: plain(orDefault(consumer.enabled, true, consumer.place)),
  };
}

/** A stream that is declared nowhere is called by what is known of it, which may be more in a plan. */
function nameOfStream(stream: Stream | undefined): string {
  return stream === undefined || /^arn:|^var\.|^data\./.test(stream.subject) ? "unknown" : stream.subject;
}

function factsOfStream(stream: Stream): Readonly<Record<string, string>> {
  const { kind, name, mode, shards, retentionHours, viewType, replicas } = stream;
  return Object.fromEntries(
    Object.entries({ kind, name, mode, shards, retentionHours, viewType, replicas }).map(([key, value]) => [key, plain(value)]),
  );
}

type Facts = ReadonlyMap<string, Readonly<Record<string, string>>>;

function factsOf({ consumers, streams }: Model): Facts {
  return new Map([
    ...consumers.map((consumer) => [consumer.subject, factsOfConsumer(consumer)] as const),
    ...streams.filter((stream) => nameOfStream(stream) !== "unknown").map((stream) => [stream.subject, factsOfStream(stream)] as const),
  ]);
}

function contradictions(planned: Facts, sourced: Facts): readonly string[] {
  return [...planned].flatMap(([subject, facts]) =>
    Object.entries(facts).flatMap(([name, value]) => {
      const other = sourced.get(subject)?.[name] ?? "unknown";
      return contradicts(value, other) ? [`${subject} ${name}: ${value} in the plan, ${other} in the source`] : [];
    }),
  );
}

/** What stands in one of them only and is not explained: by a module that is elsewhere, or by an unknown number. */
function unexplained(planned: Facts, sourced: Facts, { elsewhere = [] }: Pair): readonly string[] {
  const names = (facts: Facts, others: Facts): readonly string[] => [...facts.keys()].filter((name) => !others.has(name));
  const missing = names(planned, sourced).filter((name) => !elsewhere.some((module) => name.startsWith(`${module}.`)));
  return [...missing.map((name) => `only in the plan: ${name}`), ...names(sourced, planned).map((name) => `only in the source: ${name}`)];
}

describe.skipIf(corpus === undefined || !existsSync(path.join(corpus, "tfplan-json")))(
  corpus === undefined ? withoutCorpus : "a plan and the source that it was made from",
  () => {
    it.each(pairs.map((pair) => [pair.plan, pair] as const))("agree in %s", async (_, pair) => {
      const planned = factsOf(modelOfPlan(pair));
      const sourced = factsOf(await modelOfSource(pair));
      expect(planned.size).toBeGreaterThan(0);
      expect(unexplained(planned, sourced, pair)).toEqual([]);
      expect(contradictions(planned, sourced)).toEqual([]);
    });
  },
);
