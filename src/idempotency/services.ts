import { entriesIn, itemsIn, plainName, textIn } from "./contents.js";
import type { Finding } from "./facts.js";
import { freshnessOf } from "./fresh.js";
import type { Operation } from "./operation.js";
import { calledName, pathOf } from "./program.js";
import type { Call, Expression } from "./program.js";
import { resolve } from "./scope.js";
import type { Bound, Scope } from "./scope.js";

/** What an operation of a service that is no table shows. */
export function inService({ name, entries, call, scope }: Operation): readonly Finding[] {
  const at = (...names: readonly string[]): Bound | undefined => entries.at(...names);
  switch (name) {
    case "publish":
    case "sendmessage":
      return deduplicated(entries.at("MessageDeduplicationId"), at("Entries", "PublishBatchRequestEntries"), name);
    case "putevents":
      return [{ kind: "sends", what: "sends events to EventBridge (PutEvents)" }];
    case "putrecord":
      return [
        {
          kind: "sends",
          what: `sends records to ${at("DeliveryStreamName") === undefined ? "Kinesis" : "Firehose"} (${calledName(call)})`,
        },
      ];
    case "sendemail":
      return [{ kind: "sends", what: "sends e-mail" }];
    case "startexecution": {
      const named = at("name");
      if (named !== undefined && freshnessOf(named) === undefined)
        return [{ kind: "evidence", what: "starts an execution under a name (StartExecution)" }];
      return [{ kind: "unclear", what: "starts an execution without a name of its own (StartExecution)" }];
    }
    default:
      return inBucket(name, at("Key"), scope);
  }
}

function deduplicated(id: Bound | undefined, list: Bound | undefined, name: string): readonly Finding[] {
  const items = list === undefined ? undefined : itemsIn(list);
  const inside = items?.map((item) => entriesIn(item)?.at("MessageDeduplicationId"));
  const ids = id === undefined ? (inside ?? []) : [id];
  const isSure = ids.length > 0 && ids.every((one) => one !== undefined && freshnessOf(one) === undefined);
  if (isSure) return [{ kind: "evidence", what: "sends with a deduplication id (MessageDeduplicationId)" }];
  return [{ kind: "sends", what: name === "publish" ? "publishes to a topic (SNS)" : "sends to a queue (SQS)" }];
}

function inBucket(name: string, key: Bound | undefined, scope: Scope): readonly Finding[] {
  if (name === "deleteobject") return [{ kind: "keyed", what: "deletes an object under its key" }];
  if (key === undefined) return [{ kind: "unclear", what: "writes an object under a key that is put together elsewhere" }];
  const fresh = freshnessOf(key);
  if (fresh === "perhaps") return [{ kind: "unclear", what: "writes an object under a key that may be a fresh one" }];
  if (fresh === "surely") return [{ kind: "doubling", what: "writes an object under a fresh key" }];
  // A key that is the same for all records overwrites what the record before wrote.
  const isOfRecord = !isConstant(resolve(key).expression, scope);
  if (isOfRecord) return [{ kind: "keyed", what: "writes an object under its key" }];
  return [{ kind: "unclear", what: "writes an object under a key that is the same for all records" }];
}

function isConstant(expression: Expression, scope: Scope): boolean {
  const text = textIn({ expression, scope });
  return text !== undefined && !text.includes("{");
}

/** Ways to call another service over HTTP that have effect there; reading has none. */
const posting = /^(post|patch|postasync|patchasync|postasjsonasync|postforobject|postforentity|postjson)$/;
const clients =
  /^(requests|httpx|session|http|httpclient|client|axios|got|superagent|ky|needle|fetch|resttemplate|webclient|_?httpclient|api|_?client|_?http)$/;

/** A call over HTTP that something comes of. */
export function overHttp(call: Call, scope: Scope): Finding | undefined {
  const path = pathOf(call.callee);
  const name = plainName(path.at(-1) ?? "");
  const [root = ""] = path;
  const origin = scope.source.program.imports.find(({ local }) => local === root);
  const of = plainName(origin?.module.split("/").at(-1) ?? path.at(-2) ?? "");
  const isClient = clients.test(of) || clients.test(plainName(path.at(-2) ?? "")) || /^(node-fetch|axios|got|undici|superagent)$/.test(of);
  if (posting.test(name) && isClient)
    return { kind: "sends", what: `calls another service (HTTP ${name.startsWith("patch") ? "PATCH" : "POST"})` };
  const isPlainCall = /^(fetch|axios|got|request)$/.test(name) && (path.length === 1 || isClient);
  const method = isPlainCall ? methodOf(call, scope) : undefined;
  if (method !== undefined && /^(POST|PATCH)$/i.test(method))
    return { kind: "sends", what: `calls another service (HTTP ${method.toUpperCase()})` };
  if (name === "urlopen") return { kind: "unclear", what: "calls another service (urlopen)" };
  const isOther =
    (isPlainCall && method !== undefined && !/^(GET|HEAD)$/i.test(method)) ||
    (isClient && /^(put|delete)(async|asjsonasync)?$/.test(name) && clients.test(of) && of !== "client");
  if (isOther) return { kind: "unclear", what: `calls another service (HTTP ${method ?? name.toUpperCase()})` };
  return name === "sendmail" ? { kind: "sends", what: "sends e-mail" } : undefined;
}

function methodOf(call: Call, scope: Scope): string | undefined {
  const named = call.named.find(({ name }) => plainName(name) === "method")?.value;
  for (const one of named === undefined ? call.given : [named, ...call.given]) {
    const bound = { expression: one, scope };
    const method = one === named ? bound : entriesIn(bound)?.at("method");
    const text = method === undefined ? undefined : textIn(method);
    if (text !== undefined) return text;
  }
  const [first] = call.given;
  const text = first === undefined ? undefined : textIn({ expression: first, scope });
  return text !== undefined && /^[A-Z]+$/.test(text) ? text : undefined;
}

/** Whether an answer that says "it is there already" is looked for. */
export function isConflictTaken(expression: Expression): boolean {
  if (expression.is !== "compared") return false;
  const [isConflict, isStatus] = [/^409$/, /status/i].map((wanted) =>
    expression.parts.some((part) => (part.is === "value" ? wanted.test(part.text) : pathOf(part).some((name) => wanted.test(name)))),
  );
  const isNamed = expression.parts.some((part) =>
    /^(HttpStatusCode\.Conflict|HttpStatus\.CONFLICT|codes\.conflict)$/i.test(pathOf(part).slice(-2).join(".")),
  );
  return isNamed || (isConflict === true && isStatus === true);
}
