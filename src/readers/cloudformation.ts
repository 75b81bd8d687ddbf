import type { ConsumerPart } from "../model/consumer.js";
import { sources } from "../model/value.js";
import { readFunction, readFunctionName } from "./cloudformation/functions.js";
import { readFlinkApplication } from "./cloudformation/flink.js";
import { withoutLoops } from "./cloudformation/for-each.js";
import { readIngestionPipeline } from "./cloudformation/ingestion.js";
import { readMapping } from "./cloudformation/mapping.js";
import { readPipe } from "./cloudformation/pipe.js";
import { readDeliveryStream, readSqlApplication } from "./cloudformation/service-readers.js";
import { readKinesisStream, readRegistration, readTable, readTableStream } from "./cloudformation/streams.js";
import { isTemplate, loopPrefix, readTemplate } from "./cloudformation/template.js";
import type { Resource, Template } from "./cloudformation/template.js";
import { readSamFunction } from "./sam/function.js";
import type { Reader, ReadParts } from "./reader.js";

/** CloudFormation and SAM templates. */
export const cloudformation: Reader = {
  isItsOwn: ({ tree }) => isTemplate(tree),
  read: ({ path, tree, language, text }) => {
    const template = readTemplate(path, tree, language);
    return readParts(text.includes(loopPrefix) ? withoutLoops(template) : template);
  },
};

function readParts(template: Template): ReadParts {
  const resources = [...template.resources.values()];
  const ofType = <T>(types: readonly string[], read: (template: Template, resource: Resource) => T): T[] =>
    resources.filter((resource) => types.includes(resource.type)).map((resource) => read(template, resource));
  const tables = ["AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable"];
  const samFunctions = new Map(
    ofType(["AWS::Serverless::Function"], (_, resource) => [resource.name, readSamFunction(template, resource)] as const),
  );
  return {
    refusals: [...samFunctions.values()].flatMap(({ refusals }) => refusals),
    parts: {
      file: template.file,
      streams: [
        ...ofType(["AWS::Kinesis::Stream"], readKinesisStream),
        ...ofType(tables, readTableStream).filter((stream) => stream !== undefined),
      ],
      registrations: ofType(["AWS::Kinesis::StreamConsumer"], readRegistration),
      consumers: resources.flatMap((resource) => {
        const consumers = samFunctions.get(resource.name)?.consumers ?? readConsumers(template, resource);
        return consumers.map((consumer) => madeBy(resource, consumer));
      }),
      functions: [...ofType(["AWS::Lambda::Function"], readFunction), ...[...samFunctions.values()].map((made) => made.function)],
      functionNames: ofType(["AWS::Lambda::Alias", "AWS::Lambda::Version"], readFunctionName),
      tables: ofType([...tables, "AWS::Serverless::SimpleTable"], readTable),
    },
  };
}

function readConsumers(template: Template, resource: Resource): readonly ConsumerPart[] {
  switch (resource.type) {
    case "AWS::Lambda::EventSourceMapping":
      return present(readMapping(template, resource));
    case "AWS::Pipes::Pipe":
      return present(readPipe(template, resource));
    case "AWS::KinesisFirehose::DeliveryStream":
      return readDeliveryStream(template, resource);
    case "AWS::KinesisAnalytics::Application":
      return readSqlApplication(template, resource);
    case "AWS::KinesisAnalyticsV2::Application":
      return [...readSqlApplication(template, resource), ...readFlinkApplication(template, resource)];
    case "AWS::OSIS::Pipeline":
      return readIngestionPipeline(template, resource);
    default:
      return [];
  }
}

/** A consumer exists as often, and for the same reasons, as the resource that declares it. */
function madeBy({ origin }: Resource, consumer: ConsumerPart): ConsumerPart {
  return origin === undefined
    ? consumer
    : { ...consumer, from: sources([consumer.from, origin.from]), repeats: consumer.repeats ?? origin.repeats ?? false };
}

function present(part: ConsumerPart | undefined): readonly ConsumerPart[] {
  return part === undefined ? [] : [part];
}
