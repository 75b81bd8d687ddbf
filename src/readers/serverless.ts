import type { ConsumerPart } from "../model/consumer.js";
import type { FunctionPart } from "../model/function.js";
import { readParts } from "./cloudformation.js";
import { noPins } from "./pins.js";
import { Library } from "./reader.js";
import type { FileReader } from "./reader.js";
import type { StreamEvent } from "./serverless/events.js";
import { outputsOf } from "./serverless/outputs.js";
import { isService } from "./serverless/recognize.js";
import { Service } from "./serverless/service.js";
import { templateOf } from "./serverless/template.js";

/** Services of the Serverless Framework: `serverless.yml` and its like, with the files that they bring along. */
export const serverless: FileReader = {
  isItsOwn: ({ tree }) => isService(tree),
  takesAnyFile: true,
  bringsAlong: (file, pins = noPins, library = new Library()) => {
    if (!isService(file.tree) || !file.text.includes("file(")) return [];
    const service = new Service(file, library, pins, file.path);
    templateOf(service, file, file.path);
    return [...service.lookups.files];
  },
  read: (file, pins = noPins, library = new Library()) => {
    const scope = library.scopeOf(file.path);
    const service = new Service(file, library, pins, scope);
    const { template, events, stack } = templateOf(service, file, scope);
    const { parts, refusals, remarks = [] } = readParts(template);
    return {
      parts: {
        ...parts,
        streams: parts.streams.map((stream) => ({ ...stream, dialect: { ...stream.dialect, format: "serverless" } })),
        consumers: parts.consumers.map((consumer) => withEvent(consumer, events.get(consumer.name))),
        functions: parts.functions.map(withOwnWords),
        published: [...parts.published, ...outputsOf(service, template, stack)],
      },
      refusals,
      remarks: [...remarks, ...service.mistakes],
      hidden: service.hidden,
      parameters: [...template.parameters.keys(), ...service.lookups.options.names],
    };
  },
};

/** The mapping as the event that it was made of. */
function withEvent(consumer: ConsumerPart, event: StreamEvent | undefined): ConsumerPart {
  if (event === undefined) return consumer;
  const { kind, reads } = event;
  const dialect = { format: "serverless", syntax: consumer.dialect.syntax } as const;
  return { ...consumer, dialect, declaredKind: kind, declaredReads: reads };
}

/** What a service calls the properties of a function that are spoken of. */
const ownWords: ReadonlyMap<string, string> = new Map([["DeadLetterConfig", "onError"]]);

/** A function whose environment and permissions are still worked out only when a rule asks. */
function withOwnWords(part: FunctionPart): FunctionPart {
  const { id, name, title, place, when, settings, declaredIdempotent, asyncFailureHandling: handling, asyncFailureHandlingWhen } = part;
  if (title === undefined || handling === undefined) return part;
  return {
    ...{ id, name, title, place, when, settings, declaredIdempotent },
    ...(asyncFailureHandlingWhen === undefined ? {} : { asyncFailureHandlingWhen }),
    asyncFailureHandling: ownWords.get(handling) ?? (handling.startsWith("EventInvokeConfig") ? "destinations" : handling),
    get environment() {
      return part.environment;
    },
    get grants() {
      return part.grants;
    },
    get calledOtherwise() {
      return part.calledOtherwise;
    },
    get code() {
      return part.code;
    },
  };
}
