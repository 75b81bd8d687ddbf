/** A number that AWS sets, which may be another one next year. */
export interface Limit {
  readonly value: number;
  readonly unit: "records" | "seconds" | "hours" | "readers" | "filters" | "times" | "batches" | "calls per second and shard";
  /** The page of AWS that says so. */
  readonly source: string;
  /** The month in which that page was read. */
  readonly read: string;
}

/** Every number that a rule holds a template against. What is written here is what messages and rules use: change it here, and nowhere else. */
export const limits = {
  /** How long a record of a table's stream stays readable; cannot be changed. */
  dynamodbRetention: {
    value: 24,
    unit: "hours",
    source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/streamsmain.html",
    read: "2026-11",
  },
  /** How long a record of a Kinesis stream stays readable unless the stream is told otherwise. */
  kinesisRetention: {
    value: 24,
    unit: "hours",
    source: "https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html",
    read: "2026-11",
  },
  /** How long a function may run at most. */
  functionTimeout: {
    value: 900,
    unit: "seconds",
    source: "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
    read: "2026-11",
  },
  /** How long a function may run unless it is told otherwise. */
  defaultFunctionTimeout: {
    value: 3,
    unit: "seconds",
    source: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html",
    read: "2026-11",
  },
  /** How many records of a stream a function is given at once unless the mapping is told otherwise. */
  defaultBatchSize: {
    value: 100,
    unit: "records",
    source: "https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html",
    read: "2026-11",
  },
} as const satisfies Readonly<Record<string, Limit>>;
