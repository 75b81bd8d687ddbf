import { written } from "./lines.js";
import type { Lines } from "./lines.js";
import { attributeOf } from "./lines.js";
import type { Consumer } from "./consumer.js";

/** Settings that help may propose. */
export interface ProposedSettings {
  readonly retryAttempts?: number;
  readonly recordAge?: number;
  readonly reportBatchItemFailures?: true;
  /** Logical id of a queue that takes the batches that are given up. */
  readonly failureQueue?: string;
}

/** The lines that give a consumer these settings, in the dialect of its file; what it has already is left out. */
export function settingLines(
  consumer: Consumer,
  { retryAttempts, recordAge, reportBatchItemFailures, failureQueue }: ProposedSettings,
): string {
  const lines: Lines = {
    ...(retryAttempts !== undefined && consumer.retryAttempts.is === "absent" ? { MaximumRetryAttempts: retryAttempts } : {}),
    ...(recordAge !== undefined && consumer.recordAge.is === "absent" ? { MaximumRecordAgeInSeconds: recordAge } : {}),
    ...(reportBatchItemFailures && consumer.reportBatchItemFailures.is === "absent"
      ? { FunctionResponseTypes: ["ReportBatchItemFailures"] }
      : {}),
    ...(failureQueue === undefined ? {} : { DestinationConfig: { OnFailure: destination(consumer, failureQueue) } }),
  };
  return written(lines, consumer.dialect);
}

/** SAM grants the function the right to send only where the type is given, too. */
function destination(consumer: Consumer, failureQueue: string): Lines {
  const arn = attributeOf(failureQueue, "Arn");
  return consumer.dialect.format === "sam" ? { Type: "SQS", Destination: arn } : { Destination: arn };
}
