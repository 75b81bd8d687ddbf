/** A number that AWS sets, which may be another one next year. */
export interface Limit {
  readonly value: number;
  readonly unit:
    | "records"
    | "seconds"
    | "hours"
    | "parts of the retention"
    | "times"
    | "readers"
    | "consumers"
    | "filters"
    | "batches"
    | "shards"
    | "calls per second and shard";
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
  /** Shards that one update may take a stream to, where the quota of the account allows them. */
  mostShards: {
    value: 10000,
    unit: "shards",
    source: "https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateShardCount.html",
    read: "2026-11",
  },
  /** How often the number of shards of one stream may be changed in 24 hours. */
  shardUpdates: {
    value: 10,
    unit: "times",
    source: "https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateShardCount.html",
    read: "2026-11",
  },
  /** Records that a mapping or a pipe takes in one batch at most. */
  largestBatch: {
    value: 10000,
    unit: "records",
    source: "https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html",
    read: "2026-11",
  },
  /** How long a batch may be waited for. */
  longestBatchingWindow: {
    value: 300,
    unit: "seconds",
    source: "https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html",
    read: "2026-11",
  },
  /** How often a batch may be tried again, where that is limited. */
  mostRetries: {
    value: 10000,
    unit: "times",
    source: "https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html",
    read: "2026-11",
  },
  /** The least age at which records may be given up. */
  shortestRecordAge: {
    value: 60,
    unit: "seconds",
    source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventsourcemapping.html",
    read: "2026-11",
  },
  /** The greatest age at which records may be given up. */
  longestRecordAge: {
    value: 604800,
    unit: "seconds",
    source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventsourcemapping.html",
    read: "2026-11",
  },
  /** Batches of one shard that may be processed at a time. */
  mostParallelBatches: {
    value: 10,
    unit: "batches",
    source: "https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html",
    read: "2026-11",
  },
  /** How long a tumbling window may be. */
  longestTumblingWindow: {
    value: 900,
    unit: "seconds",
    source: "https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html",
    read: "2026-11",
  },
  /** Filters of one mapping, unless the quota is raised, and of one pipe. */
  mostFilters: {
    value: 5,
    unit: "filters",
    source: "https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html",
    read: "2026-11",
  },
  /** What a pipe sends to a queue or a topic at a time. */
  queueBatch: {
    value: 10,
    unit: "records",
    source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-batching-concurrency.html",
    read: "2026-11",
  },
  /** What a pipe sends to an event bus at a time. */
  eventBusBatch: {
    value: 10,
    unit: "records",
    source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-batching-concurrency.html",
    read: "2026-11",
  },
  /** What a pipe sends to a stream or a delivery stream at a time. */
  streamBatch: {
    value: 500,
    unit: "records",
    source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-batching-concurrency.html",
    read: "2026-11",
  },
  /** What a pipe sends to a log group at a time. */
  logGroupBatch: {
    value: 10000,
    unit: "records",
    source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-batching-concurrency.html",
    read: "2026-11",
  },
  /** Consumers that may be registered with one stream. */
  fanOutConsumers: {
    value: 20,
    unit: "consumers",
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
  /** How old the oldest record may get, as a part of the retention, before somebody has to be told. */
  alarmedAge: {
    value: 0.5,
    unit: "parts of the retention",
    source: "https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html",
    read: "2026-11",
  },
} as const satisfies Readonly<Record<string, Limit>>;
