import { isReading } from "../../src/model/consumer.js";
import type { Consumer } from "../../src/model/consumer.js";
import type { LambdaFunction } from "../../src/model/function.js";
import { link } from "../../src/model/link.js";
import { anyDeployment } from "../../src/model/scenario.js";
import type { Stream } from "../../src/model/stream.js";
import type { Value } from "../../src/model/value.js";
import { readFiles } from "../../src/read-files.js";
import { cloudformation } from "../../src/readers/cloudformation.js";
import { serverless } from "../../src/readers/serverless.js";
import { terraform } from "../../src/readers/terraform.js";
import { parseFile } from "../../src/source/parse.js";
import { patient } from "../../src/source/patient.js";
import { hcl } from "../lint.js";
import type { Way } from "./application.js";

/** What the application comes to, in words that are the same whatever it is written in. */
export interface PlainModel {
  readonly streams: readonly object[];
  readonly consumers: readonly object[];
}

/** The model of the application as one format has it. */
export function plainModelOf({ files, plainly }: Way): PlainModel {
  const parsed = files.map((file) => parseFile(file, { patient, hcl })).filter((file) => file !== undefined);
  const models = readFiles(parsed, [cloudformation, terraform(hcl), serverless]).parts.map((parts) => link(parts, anyDeployment(parts)));
  const named = (subject: string | undefined): string | undefined => (subject === undefined ? undefined : plainly(subject));
  return {
    streams: models.flatMap(({ streams }) => streams.map((stream) => plainStream(stream, named))).sort(byName),
    consumers: models.flatMap(({ consumers }) => consumers.map((consumer) => plainConsumer(consumer, named))).sort(byName),
  };
}

type Named = (subject: string | undefined) => string | undefined;
type Plain = Readonly<Record<string, unknown>>;

function byName(one: Plain, other: Plain): number {
  return String(one["is"]).localeCompare(String(other["is"]));
}

function plainStream(stream: Stream, named: Named): Plain {
  const { subject, declared, kind, name, mode, shards, retentionHours, viewType, replicas, when } = stream;
  return {
    is: named(subject),
    declared,
    when: when.is === "always",
    ...plainValues({ kind, name, mode, shards, retentionHours, viewType, replicas }),
    readers: stream.subscriptions.map(({ consumer, there, reads }) => [named(consumer.subject), there.is, plain(reads)].join(" ")).sort(),
  };
}

function plainConsumer(consumer: Consumer, named: Named): Plain {
  const { startingPosition, batchSize, batchingWindow, retryAttempts, recordAge, bisect, parallelization, tumblingWindow } = consumer;
  const { reportBatchItemFailures, onFailure, streamKind, reads } = consumer;
  const settings = { startingPosition, batchSize, batchingWindow, retryAttempts, recordAge, bisect, parallelization, tumblingWindow };
  return {
    is: named(consumer.subject),
    kind: consumer.kind,
    stream: named(consumer.stream?.subject),
    when: consumer.when.is === "always",
    reading: isReading(consumer).is,
    function: consumer.function.is === "known" ? plainFunction(consumer.function.value, named) : consumer.function.is,
    ...plainValues({ ...settings, reportBatchItemFailures, onFailure, streamKind, reads }),
  };
}

/** What it may do is compared by what is found: policies may be divided in many ways. */
function plainFunction({ subject, environment, tables, asyncFailureHandling }: LambdaFunction, named: Named): Plain {
  const variables: readonly (readonly [string, Value<string>])[] = environment.is === "known" ? [...environment.value] : [];
  return {
    is: named(subject),
    environment: environment.is === "unknown" ? environment.is : Object.fromEntries(variables.map(([key, value]) => [key, plain(value)])),
    tables: tables.filter(({ given }) => given.is !== "no").map(({ table, given }) => `${named(table.subject) ?? ""} ${given.is}`),
    handlesAsyncFailures: asyncFailureHandling !== undefined,
  };
}

function plainValues(values: Readonly<Record<string, Value<unknown>>>): Plain {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, plain(value)]));
}

/** An ARN is known in some formats before anything is deployed, and in others it is a reference: that it is there is what they share. */
function plain(value: Value<unknown>): unknown {
  if (value.is === "absent") return "absent";
  if (value.is === "unknown") return value.mayBeAbsent ? "may be there" : "is there";
  return value.refersTo === undefined ? value.value : "is there";
}
