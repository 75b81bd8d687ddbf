import { resourcesOfType } from "./cloudformation/resources-of-type.js";
import type { DeclaredConditions } from "../model/condition.js";
import type { ConsumerPart } from "../model/consumer.js";
import { partsOfAll } from "../model/parts.js";
import { sources } from "../model/value.js";
import { readAlarms } from "./cloudformation/alarms.js";
import { withConstructPath } from "./cloudformation/construct-path.js";
import { destinationTypes, readDestination } from "./cloudformation/destinations.js";
import { readFunction, readFunctionName } from "./cloudformation/functions.js";
import { readFlinkApplication } from "./cloudformation/flink.js";
import { includedFiles } from "./cloudformation/included.js";
import { readIngestionPipeline } from "./cloudformation/ingestion.js";
import { readMapping } from "./cloudformation/mapping.js";
import { neededByReferences } from "./cloudformation/needed-by-references.js";
import { nestedTemplates } from "./cloudformation/nested.js";
import { isPseudo } from "./cloudformation/parameters.js";
import { remarksOnPins } from "./cloudformation/pinned-parameters.js";
import { readPipe } from "./cloudformation/pipe.js";
import { lookedUpParameters, readPublished } from "./cloudformation/published.js";
import { readDeliveryStream, readSqlApplication } from "./cloudformation/service-readers.js";
import { readKinesisStream, readRegistration, readTable, readTableStream } from "./cloudformation/streams.js";
import { remarksOnConditions } from "./cloudformation/undeclared-conditions.js";
import { Stack } from "./cloudformation/stack.js";
import { isTemplate } from "./cloudformation/template.js";
import type { Resource, Template } from "./cloudformation/template.js";
import { readSamFunction } from "./sam/function.js";
import { noPins } from "./pins.js";
import { Library } from "./reader.js";
import type { FileReader, ReadParts } from "./reader.js";

/** CloudFormation and SAM templates. */
export const cloudformation: FileReader = {
  isItsOwn: ({ tree }) => isTemplate(tree),
  bringsAlong: ({ path, tree }) =>
    isTemplate(tree) ? [...nestedTemplates(path, tree).map((nested) => nested.path), ...includedFiles(path, tree)] : [],
  read: (file, pins = noPins, library = new Library()) => {
    const stacks = Stack.of(file, pins, library).all();
    const read = stacks.map(({ template }) => readParts(template));
    return {
      parts: partsOfAll(read.map(({ parts }) => parts)),
      refusals: read.flatMap(({ refusals }) => refusals),
      remarks: [...read.flatMap(({ remarks = [] }) => remarks), ...stacks.flatMap(({ unread }) => unread)],
      parameters: read.flatMap(({ parameters = [] }) => parameters),
    };
  },
};

/** What a template declares, whatever wrote it. */
export function readParts(template: Template): ReadParts {
  const resources = [...template.resources.values()];
  const ofType = <T>(types: readonly string[], read: (template: Template, resource: Resource) => T): T[] =>
    resourcesOfType(template, ...types).map((resource) => read(template, resource));
  const tables = ["AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable"];
  const samFunctions = new Map(
    ofType(["AWS::Serverless::Function"], (_, resource) => [resource.name, readSamFunction(template, resource)] as const),
  );
  return {
    refusals: [...samFunctions.values()].flatMap(({ refusals }) => refusals),
    remarks: [...remarksOnPins(template), ...remarksOnConditions(template)],
    parameters: [...template.parameters.keys(), ...[...template.pins.keys()].filter(isPseudo)],
    parts: {
      streams: [
        ...ofType(["AWS::Kinesis::Stream"], readKinesisStream),
        ...ofType(tables, readTableStream).filter((stream) => stream !== undefined),
      ],
      registrations: ofType(["AWS::Kinesis::StreamConsumer"], readRegistration),
      consumers: resources.flatMap((resource) => {
        const consumers = samFunctions.get(resource.name)?.consumers ?? readConsumers(template, resource);
        return consumers.map((consumer) => madeBy(resource, withConstructPath(resource, consumer)));
      }),
      functions: [...ofType(["AWS::Lambda::Function"], readFunction), ...[...samFunctions.values()].map((made) => made.function)],
      functionNames: ofType(["AWS::Lambda::Alias", "AWS::Lambda::Version"], readFunctionName),
      tables: ofType([...tables, "AWS::Serverless::SimpleTable"], readTable),
      destinations: ofType(destinationTypes, readDestination),
      published: readPublished(template),
      parameters: lookedUpParameters(template),
      conditions: declaredIn(template),
      alarms: readAlarms(template),
    },
  };
}

function declaredIn(template: Template): DeclaredConditions {
  const { conditions } = template;
  return {
    get named() {
      return conditions.named;
    },
    get required() {
      return conditions.required;
    },
    get needed() {
      return [neededByReferences(template)];
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
