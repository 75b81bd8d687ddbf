import { calledName, pathOf } from "./program.js";
import type { Call, Expression } from "./program.js";
import { isSelf } from "./scope.js";
import type { Scope } from "./scope.js";

/** Libraries that compute, log or read what they are given; nothing of theirs has effect outside. */
const harmless =
  /^(json|os|sys|logging|base64|datetime|time|re|math|decimal|typing|uuid|hashlib|hmac|binascii|collections|itertools|functools|gzip|zlib|copy|dataclasses|enum|traceback|random|string|struct|io|urllib\.parse|zoneinfo|calendar|statistics|pprint|contextlib|abc|operator|textwrap|csv|asyncio|concurrent\.futures|secrets|types|warnings|__future__|aws_lambda_powertools|aws_xray_sdk|botocore|boto3\.dynamodb|pydantic|simplejson|orjson|ujson|dateutil|aws_kinesis_agg|structlog|jsonschema|attrs?|marshmallow|pytz|dynamodb_json|typing_extensions)(\.|$)|^(@aws-lambda-powertools|@middy|@smithy|node:(?!http)[\w/]+|@aws-sdk\/util-dynamodb|lodash|util|zlib|crypto|buffer|path|url|assert|events|stream|perf_hooks|uuid|ulid|nanoid|pino|winston|zod|ajv|dayjs|moment|date-fns|luxon|aws-xray-sdk[\w-]*|aws-lambda|source-map-support|bignumber\.js|big\.js)(\/|$)|^(java|javax|lombok|org\.(slf4j|json|apache\.(logging|commons))|com\.(fasterxml|google\.(gson|common)|amazonaws\.services\.lambda\.runtime|amazonaws\.xray)|software\.amazon\.lambda)\./;

/** Libraries of databases: the statements that they are given tell what they do. */
const databases = /^(psycopg2?|pymysql|mysql(\.connector|2(\/promise)?)?|sqlite3|asyncpg|pg|aurora_data_api|MySQLdb|java\.sql)(\.|\/|$)/;

const aws = /^(boto3|aioboto3|@aws-sdk\/|aws-sdk|software\.amazon\.awssdk|com\.amazonaws\.(services|regions|auth|client)|Amazon\.)/;

/** Operations of AWS that read, and those that only make a client or count. */
const reading =
  /^(get|list|describe|query|scan|head|batchget|transactget|search|detect|select|lookup|filter|paginate|can|build|builder|create$|client|resource|table|fromenv|default|standard|region|credentials|putmetricdata|send$|promise|close|destroy|load|from|config|update$|middleware|add$|use$|marshall|unmarshall|convert|output|input|capture|batchwriter|waiter|meta|key|attr|bucket|object|withregion|topic|queue$|httpclient|overrideconfiguration|enhanced|session|generate|download|receive|invokemodel|converse|translatetext|retrieve|sign$|of$|environmentvariable)/i;

/** Where the thing that a call is made on comes from, and why nothing tells what the call does; undefined where it does nothing outside. */
export function whyUnclear(call: Call, scope: Scope): string | undefined {
  if (call.callee.is === "member" && isAnswer(call.callee.of)) return undefined;
  const origin = originOf(call.callee, scope, 12);
  const name = pathOf(call.callee).join(".");
  if (origin === undefined) return undefined;
  if (origin === "given") return `calls ${name}, which nothing in these files shows`;
  if (aws.test(origin)) return isReading(call) ? undefined : `calls ${name} of ${origin}`;
  if (databases.test(origin)) {
    return /^(execute\w*|query|run|batch\w*)$/i.test(calledName(call))
      ? `runs a statement that is put together elsewhere (${name})`
      : undefined;
  }
  return harmless.test(origin) ? undefined : `calls ${name} of ${origin}`;
}

/** What makes clients and the things that are called on them. */
const making =
  /^(client|resource|session|table|bucket|object|queue|topic|builder|build|create|from|fromenv|standard|default\w*|capture\w*|connect\w*|cursor|getpaginator|batchwriter|enhancedclient|dynamodbclient|with\w+|region|httpclient|credentialsprovider|require|of)$/i;

/** Whether something is part of what an operation answered: no call on it reaches outside. */
function isAnswer(expression: Expression): boolean {
  if (expression.is === "several" && expression.isList !== true && expression.parts.length === 1) return expression.parts.some(isAnswer);
  if (expression.is === "member") return isAnswer(expression.of);
  if (expression.is !== "call" || expression.callee.is !== "member") return false;
  const isOperation = !expression.makes && !making.test(calledName(expression).replaceAll("_", ""));
  return (
    (isOperation &&
      /^(get|list|describe|query|scan|batchget|receive|invoke|converse|detect|translate|send$|promise$|retrieve|put|update|start|head|download|transform|analyze)/i.test(
        calledName(expression).replaceAll("_", ""),
      )) ||
    isAnswer(expression.callee.of)
  );
}

/** Whether a call of AWS reads, or makes something that only a further call sends. */
function isReading(call: Call): boolean {
  const name = calledName(call);
  const isRequest = /(Command|Request)$/.test(name);
  return (call.makes && !isRequest) || reading.test(name.replaceAll("_", ""));
}

/** The library that something comes from, `given` for what is handed to a class from outside; undefined for what comes with the event. */
function originOf(expression: Expression, scope: Scope, steps: number): string | undefined {
  const root = rootOf(expression);
  if (steps === 0 || root === undefined) return undefined;
  const [name, isField] = root;
  const there = isField ? undefined : scope.source.program.imports.find(({ local }) => local === name);
  if (there !== undefined) {
    if (scope.find(scope.source, there.module, there.name) !== undefined) return undefined;
    return there.module === "boto3" || there.name === undefined || /^[\w.]+$/.test(there.module) ? there.module : there.module;
  }
  const set = isField ? scope.file.allOf(name) : scope.allOf(name);
  const [first] = set;
  if (first === undefined) return isField && isTyped(scope) ? "given" : undefined;
  if (first.expression === expression) return undefined;
  const inner = rootOf(first.expression);
  if (inner === undefined || isAnswer(first.expression)) return undefined;
  const isSet = first.scope.parent === undefined;
  const known = originOf(first.expression, first.scope, steps - 1);
  const isHandedOn = isSet && isTyped(scope) && first.expression.is === "name" && first.scope.allOf(inner[0]).length === 0;
  return known ?? (isHandedOn ? "given" : undefined);
}

/** What a path begins with, and whether that is a field of the object itself. */
function rootOf(expression: Expression): readonly [name: string, isField: boolean] | undefined {
  let at = expression;
  for (;;) {
    if (at.is === "several" && at.isList !== true && at.parts[0] !== undefined) at = at.parts[0];
    else if (at.is === "call") at = at.callee;
    else if (at.is === "member" && isSelf(at.of)) return [at.name, true];
    else if (at.is === "member") at = at.of;
    else return at.is === "name" ? [at.name, false] : undefined;
  }
}

/** Whether the language's classes are given what they work with. */
function isTyped(scope: Scope): boolean {
  return /\.(java|cs)$/.test(scope.source.file);
}
