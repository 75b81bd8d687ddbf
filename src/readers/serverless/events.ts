import type { Reads } from "../../model/consumer.js";
import type { StreamKind } from "../../model/stream.js";
import { below } from "../../source/place.js";
import { child, scalar } from "../../source/tree.js";
import type { TreeNode } from "../../source/tree.js";
import { getAttParts, intrinsicOf } from "../cloudformation/intrinsics.js";
import type { ServiceFunction } from "./functions.js";
import { functionId, mappingId, registrationId } from "./naming.js";
import { isPlain, listOf, mapOf, refTo } from "./nodes.js";
import type { Found } from "./nodes.js";
import type { Service } from "./service.js";

/** A stream event of a function, and what it becomes in the template of the service. */
export interface StreamEvent {
  /** What a user would search for: `billing.events[2]`. */
  readonly subject: string;
  /** The logical id of its mapping. */
  readonly id: string;
  /** By logical id: the mapping, and the consumer that is registered for it. */
  readonly resources: Readonly<Record<string, TreeNode>>;
  readonly kind: StreamKind | undefined;
  /** How it reads, where that is a setting of its own and not a matter of its source. */
  readonly reads: Reads | "unknown" | undefined;
  /** The statement that the framework adds to the role, so that what is given up may be sent. */
  readonly sending: TreeNode | undefined;
}

/** The stream events of a function. What the framework would take for two events with one mapping is the last of them, as it is there. */
export function streamEventsOf(service: Service, written: ServiceFunction): readonly StreamEvent[] {
  const node = child(written.node, "events");
  if (node === undefined) return [];
  const { variables } = service;
  const events = variables.opened({ node, place: below(written.place, "events") });
  const why = variables.whyUnknown(events.node);
  if (why !== undefined) service.hide(below(written.place, "events"), `The events of function ${written.name} cannot be judged: ${why}.`);
  else if (events.node.kind === "list") {
    const found = events.node.items.map((item, index) =>
      eventAt(service, written, { node: item, place: below(events.place, index) }, index),
    );
    return [...new Map(found.flatMap((event) => (event === undefined ? [] : [[event.id, event] as const]))).values()];
  } else if (events.node.kind === "map" || events.node.value !== null) {
    const message = `The events of function ${written.name} are a list, and each of them starts with a dash: what stands here is not judged.`;
    service.refuse(below(written.place, "events"), message);
  }
  return [];
}

function eventAt(service: Service, written: ServiceFunction, item: Found, index: number): StreamEvent | undefined {
  const { variables } = service;
  const subject = `${written.name}.events[${index}]`;
  const event = variables.opened(item);
  const why = variables.whyUnknown(event.node);
  if (why !== undefined) service.hide(item.place, `${subject} cannot be judged: ${why}.`);
  const stream = child(event.node, "stream");
  if (stream === undefined || (stream.kind === "scalar" && stream.value === null)) return undefined;
  const opened = variables.opened({ node: stream, place: below(event.place, "stream") });
  return streamEvent(service, written, subject, { event, stream: opened });
}

interface Parts {
  /** The item of the list. */
  readonly event: Found;
  /** What stands under `stream`. */
  readonly stream: Found;
}

function streamEvent(service: Service, written: ServiceFunction, subject: string, { event, stream }: Parts): StreamEvent {
  const { variables } = service;
  const isMap = stream.node.kind === "map" && isPlain(stream.node) && variables.whyUnknown(stream.node) === undefined;
  const unclear = whatever(service, stream);
  const own = (...keys: readonly string[]): TreeNode | undefined => (isMap ? service.at(stream, ...keys) : unclear);
  const worked = variables.at(variables.worked(stream.node, stream.place), stream.place);
  const arn = isMap ? (own("arn") ?? variables.unknown(`${subject} has no arn`, event.place)) : worked;
  const kind = kindOf(service, own("type"), arn);
  const name = streamNameIn(service, arn);
  const id = mappingId(written.name, kind ?? "", name ?? `${subject} of ${event.place.file}`);
  const { reads, registration } = readsThrough(service, own("consumer"), kind, registrationId(written.name, name ?? subject));
  const mapping = mapOf({
    Type: scalar("AWS::Lambda::EventSourceMapping"),
    Condition: service.at(written, "condition"),
    Properties: mapOf({
      ...settingsOf(service, own),
      FunctionName: refTo(functionId(written.name)),
      EventSourceArn: registration === undefined ? arn : refTo(registration),
    }),
  });
  const registered = mapOf({ Type: scalar("AWS::Kinesis::StreamConsumer"), Properties: mapOf({ StreamARN: arn }) });
  const { place } = event;
  return {
    subject,
    id,
    kind,
    reads,
    sending: sendingTo(service, own),
    resources: {
      [id]: variables.marked(mapping, { place, title: subject, when: written.when }),
      ...(registration === undefined ? {} : { [registration]: variables.marked(registered, { place: below(stream.place, "consumer") }) }),
    },
  };
}

/** What any setting is where nobody knows what stands there. What is looked up in AWS is a text: an ARN, and no settings. */
function whatever({ variables }: Service, { node, place }: Found): TreeNode | undefined {
  const origin = variables.origins.get(node);
  if (origin?.because === undefined || origin.refersTo !== undefined) return undefined;
  return variables.unknown(origin.because, place, { mayBeAbsent: true });
}

type Own = (...keys: readonly string[]) => TreeNode | undefined;

/** What the framework writes into the mapping. Where it has defaults that Lambda has not, they are these. */
function settingsOf(service: Service, own: Own): Readonly<Record<string, TreeNode | undefined>> {
  const response = own("functionResponseType");
  return {
    StartingPosition: own("startingPosition") ?? scalar("TRIM_HORIZON"),
    StartingPositionTimestamp: own("startingPositionTimestamp"),
    BatchSize: unlessZero(own("batchSize")) ?? scalar(10),
    MaximumBatchingWindowInSeconds: own("batchWindow"),
    MaximumRetryAttempts: own("maximumRetryAttempts"),
    MaximumRecordAgeInSeconds: unlessZero(own("maximumRecordAgeInSeconds")),
    BisectBatchOnFunctionError: own("bisectBatchOnFunctionError"),
    ParallelizationFactor: unlessZero(own("parallelizationFactor")),
    TumblingWindowInSeconds: own("tumblingWindowInSeconds"),
    FunctionResponseTypes: response === undefined ? undefined : listOf([response]),
    DestinationConfig: destinationOf(service, own),
    FilterCriteria: filtersOf(own("filterPatterns")),
    Enabled: own("enabled") ?? scalar(true),
  };
}

/** Each pattern is written as it is and becomes a text of JSON. */
function filtersOf(patterns: TreeNode | undefined): TreeNode | undefined {
  if (patterns === undefined) return undefined;
  if (patterns.kind !== "list" || !isPlain(patterns)) return patterns;
  return mapOf({ Filters: listOf(patterns.items.map((Pattern) => mapOf({ Pattern: mapOf({ "Fn::ToJsonString": Pattern }) }))) });
}

function unlessZero(node: TreeNode | undefined): TreeNode | undefined {
  return node?.kind === "scalar" && node.value === 0 ? undefined : node;
}

function destinationOf(service: Service, own: Own): TreeNode | undefined {
  const all = own("destinations");
  if (all === undefined) return undefined;
  if (service.variables.whyUnknown(all) !== undefined || !isPlain(all)) return all;
  const onFailure = own("destinations", "onFailure");
  if (onFailure === undefined) return undefined;
  const isNamed = onFailure.kind === "map" && isPlain(onFailure);
  const destination = isNamed ? own("destinations", "onFailure", "arn") : onFailure;
  return mapOf({ OnFailure: mapOf({ Destination: destination }) });
}

/** What the framework permits where a destination is named: by the type that is written, else by the service of the ARN. */
function sendingTo(service: Service, own: Own): TreeNode | undefined {
  const onFailure = own("destinations", "onFailure");
  if (onFailure === undefined) return undefined;
  const arn = own("destinations", "onFailure", "arn") ?? onFailure;
  const type = own("destinations", "onFailure", "type");
  const written = type && service.variables.textOf(type);
  const kind = written !== undefined && "text" in written ? written.text : arnService(service, arn);
  const actions = kind === "sns" ? ["sns:Publish"] : kind === "sqs" ? ["sqs:SendMessage"] : ["sns:Publish", "sqs:SendMessage"];
  return mapOf({ Effect: scalar("Allow"), Action: listOf(actions.map((action) => scalar(action))), Resource: arn });
}

/** The kind that is written, else that of the ARN. */
function kindOf(service: Service, type: TreeNode | undefined, arn: TreeNode): StreamKind | undefined {
  const written = type && service.variables.textOf(type);
  const service_ = arnService(service, arn);
  const kind = written !== undefined && "text" in written ? written.text : service_;
  return kind === "kinesis" || kind === "dynamodb" ? kind : undefined;
}

function arnService(service: Service, arn: TreeNode): string | undefined {
  return /^arn:[^:]*:(\w+):/.exec(service.variables.openTextOf(arn) ?? "")?.[1];
}

/** What the framework takes for the name of the stream, for the logical id of the mapping. */
function streamNameIn(service: Service, arn: TreeNode): string | undefined {
  const call = intrinsicOf(arn, { file: "", path: [] });
  if (call?.name === "GetAtt") return getAttParts(call.argument)?.name;
  const text = service.variables.textOf(arn);
  if ("text" in text) return text.text.split("/")[1];
  const argument = call?.argument;
  if (call?.name === "Ref" || call?.name === "ImportValue") return argument?.kind === "scalar" ? String(argument.value) : undefined;
  const parts = call?.name === "Join" && argument?.kind === "list" ? argument.items[1] : undefined;
  const last = parts?.kind === "list" ? parts.items.at(-1) : undefined;
  return last?.kind === "scalar" && isPlain(last) ? String(last.value).split("/").at(-1) : undefined;
}

interface Through {
  readonly reads: Reads | "unknown" | undefined;
  /** The logical id of a consumer that the framework registers. */
  readonly registration?: string;
}

/** Tables have no registered consumers; the framework takes no notice there. */
function readsThrough(service: Service, consumer: TreeNode | undefined, kind: StreamKind | undefined, made: string): Through {
  if (consumer === undefined || kind === "dynamodb") return { reads: undefined };
  const known = service.variables.textOf(consumer);
  if (consumer.kind === "scalar" && consumer.value === false) return { reads: undefined };
  if (consumer.kind === "scalar" && consumer.value === true) return { reads: "fan-out", registration: made };
  const isArn = "text" in known ? known.text.startsWith("arn:") : !("because" in known) || !isPlain(consumer);
  if ("text" in known && ["true", "false"].includes(known.text)) return { reads: "unknown" };
  return { reads: isArn ? "fan-out" : "unknown" };
}
