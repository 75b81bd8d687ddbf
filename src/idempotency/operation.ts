import { Entries, entriesIn, plainName } from "./contents.js";
import { calledName } from "./program.js";
import type { Call } from "./program.js";
import { resolve } from "./scope.js";
import type { Scope } from "./scope.js";

/** A call of a service, whatever the language and the version of its library. */
export interface Operation {
  /** Such as `putitem`; of libraries that say less, too: `put` with a table is a `putitem`. */
  readonly name: string;
  readonly entries: Entries;
  readonly call: Call;
  readonly scope: Scope;
}

interface Kind {
  readonly name: string;
  /** The call is this only if it is given one of these. */
  readonly with?: readonly string[];
}

/** What libraries call the operations that matter here, by plain name. */
const kinds: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ["putitem", { name: "putitem" }],
  ["put", { name: "putitem", with: ["TableName"] }],
  ["updateitem", { name: "updateitem" }],
  ["update", { name: "updateitem", with: ["TableName", "UpdateExpression"] }],
  ["deleteitem", { name: "deleteitem" }],
  ["delete", { name: "deleteitem", with: ["TableName"] }],
  ["batchwriteitem", { name: "batchwrite", with: ["RequestItems"] }],
  ["batchwrite", { name: "batchwrite", with: ["RequestItems"] }],
  ["transactwriteitems", { name: "transactwrite", with: ["TransactItems"] }],
  ["transactwrite", { name: "transactwrite", with: ["TransactItems"] }],
  ["publish", { name: "publish", with: ["TopicArn", "TargetArn", "PhoneNumber"] }],
  ["publishbatch", { name: "publish", with: ["TopicArn"] }],
  ["sendmessage", { name: "sendmessage", with: ["QueueUrl", "MessageBody"] }],
  ["sendmessagebatch", { name: "sendmessage", with: ["QueueUrl", "Entries"] }],
  ["putevents", { name: "putevents" }],
  ["putrecord", { name: "putrecord", with: ["StreamName", "StreamARN", "PartitionKey", "DeliveryStreamName"] }],
  ["putrecords", { name: "putrecord", with: ["StreamName", "StreamARN", "Records"] }],
  ["putrecordbatch", { name: "putrecord", with: ["DeliveryStreamName"] }],
  ["sendemail", { name: "sendemail", with: ["Source", "Destination", "FromEmailAddress", "Content"] }],
  ["sendrawemail", { name: "sendemail" }],
  ["sendtemplatedemail", { name: "sendemail" }],
  ["sendbulktemplatedemail", { name: "sendemail" }],
  ["startexecution", { name: "startexecution", with: ["stateMachineArn"] }],
  ["putobject", { name: "putobject", with: ["Bucket", "BucketName", "Key"] }],
  ["upload", { name: "putobject", with: ["Bucket"] }],
  ["deleteobject", { name: "deleteobject", with: ["Bucket", "BucketName", "Key"] }],
]);

/** The operation that a call is; undefined for any other call. */
export function operationIn(call: Call, scope: Scope): Operation | undefined {
  const name = plainName(calledName(call)).replace(/(command|request|async)$/, "");
  const kind = kinds.get(name);
  // `new Update()` is a part of a transaction, which is looked at as a whole.
  if (kind === undefined || (call.makes && plainName(calledName(call)) === name)) return undefined;
  const entries = entriesOf(call, scope);
  const isIt = kind.with === undefined || kind.with.some((one) => entries.at(one) !== undefined) || isOnTopic(call, scope);
  return isIt ? { name: kind.name, entries, call, scope } : undefined;
}

/** `sns.Topic(arn).publish(…)`: what is called knows where it goes. */
function isOnTopic({ callee }: Call, scope: Scope): boolean {
  if (callee.is !== "member" || callee.name !== "publish") return false;
  const { expression } = resolve({ expression: callee.of, scope });
  return expression.is === "call" && calledName(expression) === "Topic";
}

function entriesOf(call: Call, scope: Scope): Entries {
  const entries = new Entries();
  const [first] = call.given;
  const found = first === undefined ? undefined : entriesIn({ expression: first, scope });
  for (const { name, bound } of found?.all ?? []) entries.add(name, bound);
  entries.isOpen = found?.isOpen === true;
  const named = entriesIn({ expression: { is: "fields", fields: call.named, spread: [], at: call.at }, scope });
  for (const { name, bound } of named?.all ?? []) entries.add(name, bound);
  if (named?.isOpen === true) entries.isOpen = true;
  return entries;
}
