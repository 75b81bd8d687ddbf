import type { PipeTarget } from "../model/consumer.js";
import { known, unknown } from "../model/value.js";
import type { Value, Written } from "../model/value.js";
import type { Place } from "../source/place.js";

const targetsByArn: readonly (readonly [RegExp, PipeTarget])[] = [
  [/^arn:[^:]*:sqs:/, "queue"],
  [/^arn:[^:]*:sns:/, "topic"],
  [/^arn:[^:]*:events:.*:event-bus\//, "event bus"],
  [/^arn:[^:]*:kinesis:.*:stream\//, "stream"],
  [/^arn:[^:]*:firehose:/, "delivery stream"],
  [/^arn:[^:]*:logs:/, "log group"],
  [/^arn:[^:]*:(lambda|states|ecs|batch|sagemaker|redshift|redshift-data|execute-api|inspector|timestream|events):/, "other"],
];

/** What a pipe sends to: by the type of the resource that is named, else by the ARN. */
export function pipeTarget(written: Written<string>, byResource: (name: string) => PipeTarget | undefined): Written<PipeTarget> {
  if (written.is === "choice") {
    return { ...written, then: pipeTarget(written.then, byResource), otherwise: pipeTarget(written.otherwise, byResource) };
  }
  if (written.is === "absent") return written;
  const { refersTo } = written;
  const target = refersTo?.to === "resource" ? byResource(refersTo.name) : byArn(textOf(written));
  const place: Place | undefined = written.place;
  if (target === undefined || place === undefined) {
    return unknown(written.is === "unknown" ? written.because : "nothing tells what it sends to", place);
  }
  return known(target, place, written.is === "known" ? written.from : undefined);
}

function byArn(text: string): PipeTarget | undefined {
  return targetsByArn.find(([pattern]) => pattern.test(text))?.[1];
}

function textOf(value: Exclude<Value<string>, { is: "absent" }>): string {
  if (value.refersTo?.to === "expression") return value.refersTo.text;
  return value.is === "known" ? value.value : "";
}
