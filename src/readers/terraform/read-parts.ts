import type { ConsumerPart } from "../../model/consumer.js";
import type { Parts } from "../../model/parts.js";
import { destinationTypes, readDestination } from "./destinations.js";
import { readAlarms } from "./alarms.js";
import { readFlinkApplication } from "./flink.js";
import { readFunctionName, readFunctions } from "./functions.js";
import { readIngestionPipeline } from "./ingestion.js";
import { readMapping } from "./mapping.js";
import { readPipe } from "./pipe.js";
import type { Resource, Terraform } from "./resource.js";
import { readDeliveryStream, readSqlApplication } from "./service-readers.js";
import { readKinesisStream, readRegistration, readTable, readTableStream } from "./streams.js";
import { readStored } from "./published.js";
import { TableReplicas } from "./table-replicas.js";

type Read = (terraform: Terraform, resource: Resource) => readonly ConsumerPart[];

const readers: ReadonlyMap<string, Read> = new Map<string, Read>([
  ["aws_lambda_event_source_mapping", (...of) => present(readMapping(...of))],
  ["aws_pipes_pipe", (...of) => present(readPipe(...of))],
  ["aws_kinesis_firehose_delivery_stream", readDeliveryStream],
  ["aws_kinesis_analytics_application", readSqlApplication],
  ["aws_kinesisanalyticsv2_application", (...of) => [...readSqlApplication(...of), ...readFlinkApplication(...of)]],
  ["aws_osis_pipeline", readIngestionPipeline],
]);

/** The parts of the model that the resources of a plan or of a configuration declare. */
export function readParts(terraform: Terraform): Parts {
  const each = <T>(type: string, read: (terraform: Terraform, resource: Resource) => T): T[] =>
    terraform.ofType(type).map((resource) => read(terraform, resource));
  const replicas = new TableReplicas(terraform);
  const tableStreams = terraform.ofType("aws_dynamodb_table").map((table) => readTableStream(terraform, table, replicas));
  return {
    streams: [...each("aws_kinesis_stream", readKinesisStream), ...tableStreams.filter((stream) => stream !== undefined)],
    registrations: each("aws_kinesis_stream_consumer", readRegistration),
    consumers: terraform.ofType(...readers.keys()).flatMap((resource) => readers.get(resource.type)?.(terraform, resource) ?? []),
    functions: readFunctions(terraform),
    functionNames: each("aws_lambda_alias", readFunctionName),
    tables: each("aws_dynamodb_table", readTable),
    destinations: terraform.ofType(...destinationTypes).map((resource) => readDestination(terraform, resource)),
    published: readStored(terraform),
    parameters: new Map(),
    alarms: readAlarms(terraform),
  };
}

function present(part: ConsumerPart | undefined): readonly ConsumerPart[] {
  return part === undefined ? [] : [part];
}
