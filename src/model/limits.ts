/** A number that AWS sets, which may be another one next year. */
export interface Limit {
  readonly value: number;
  readonly unit:
    "records" | "seconds" | "hours" | "readers" | "parts of the retention" | "filters" | "times" | "batches" | "calls per second and shard";
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
  /** How old the oldest record may get, as a part of the retention, before somebody has to be told. */
  alarmedAge: {
    value: 0.5,
    unit: "parts of the retention",
    source: "https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html",
    read: "2026-11",
  },
} as const satisfies Readonly<Record<string, Limit>>;
