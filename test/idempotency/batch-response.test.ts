import { expect, test } from "vitest";
import { readHandler } from "../../src/idempotency/read-handler.js";
import type { Handler } from "../../src/model/handler.js";
import { grammars } from "./grammars.js";

/** What a handler answers about records that failed. */
type Answer = "tells" | "never tells" | "may tell" | "tells by another name";

function answerOf({ wrongIdentifiers, reportsFailures, mayReportFailures }: Handler): Answer {
  if (wrongIdentifiers.length > 0) return "tells by another name";
  if (reportsFailures.length > 0) return "tells";
  return mayReportFailures.length > 0 ? "may tell" : "never tells";
}

const python = (body: string, before = ""): readonly [string, string] => [
  "app.py",
  `${before}\n\ndef handler(event, context):\n    ${body}\n`,
];
const node = (body: string): readonly [string, string] => ["app.ts", `export const handler = async (event: any) => {\n  ${body}\n};\n`];
const java = (body: string, type = "void"): readonly [string, string] => [
  "App.java",
  `import com.amazonaws.services.lambda.runtime.events.*;\nclass App { public ${type} handleRequest(KinesisEvent event, Context context) { ${body} } }`,
];
const csharp = (body: string, type = "void"): readonly [string, string] => [
  "App.cs",
  `using Amazon.Lambda.KinesisEvents;\nclass App { public ${type} FunctionHandler(KinesisEvent evnt) { ${body} } }`,
];

test.each<readonly [what: string, is: Answer, source: readonly [file: string, text: string]]>([
  [
    "a map with the sequence number",
    "tells",
    python('return {"batchItemFailures": [{"itemIdentifier": event["Records"][0]["kinesis"]["sequenceNumber"]}]}'),
  ],
  ["an empty list: nothing failed", "tells", python('return {"batchItemFailures": []}')],
  ["nothing at all", "never tells", python('print(event["Records"])')],
  [
    "a library of the function's own project that nobody can read",
    "may tell",
    python("return each(event)", "from acme.streams import each"),
  ],
  [
    "Powertools",
    "tells",
    python(
      "return process_partial_response(event=event, record_handler=print, processor=None, context=context)",
      "from aws_lambda_powertools.utilities.batch import process_partial_response",
    ),
  ],
  ["a word in a comment", "may tell", python("print(event)  # TODO: batchItemFailures")],
  [
    "an eventID",
    "tells by another name",
    python('return {"batchItemFailures": [{"itemIdentifier": r["eventID"]} for r in event["Records"]]}'),
  ],
  [
    "a handler for queues and streams",
    "tells",
    python(
      'a = [{"itemIdentifier": r["messageId"]} for r in event["Records"]]\n    b = [{"itemIdentifier": r["dynamodb"]["SequenceNumber"]} for r in event["Records"]]\n    return {"batchItemFailures": a or b}',
    ),
  ],
  [
    "a decorator that nobody knows",
    "may tell",
    ["app.py", "from acme import streaming\n\n\n@streaming\ndef handler(event, context):\n    print(event)\n"],
  ],
  [
    "decorators that hand the answer on",
    "never tells",
    [
      "app.py",
      "from aws_lambda_powertools import Logger, Tracer\n\nlogger = Logger()\ntracer = Tracer()\n\n\n@logger.inject_lambda_context\n@tracer.capture_lambda_handler\ndef handler(event, context):\n    print(event)\n",
    ],
  ],
  ["TypeScript: an object", "tells", node("const batchItemFailures = []; return { batchItemFailures };")],
  ["TypeScript: nothing", "never tells", node("console.log(event.Records.length);")],
  [
    "TypeScript: a wrapper that nobody knows",
    "may tell",
    ["app.ts", 'import { streaming } from "@acme/streams";\nexport const handler = streaming(async (event: any) => console.log(event));\n'],
  ],
  [
    "TypeScript: middy with an unknown part",
    "may tell",
    [
      "app.ts",
      'import middy from "@middy/core";\nimport { answer } from "./unread";\nexport const handler = middy(async (event: any) => console.log(event)).use(answer());\n',
    ],
  ],
  [
    "TypeScript: the key of a partition",
    "tells by another name",
    node("return { batchItemFailures: event.Records.map((r: any) => ({ itemIdentifier: r.kinesis.partitionKey })) };"),
  ],
  ["Java: its own class for it", "tells", java("return new StreamsEventResponse(java.util.List.of());", "StreamsEventResponse")],
  ["Java: nothing", "never tells", java("System.out.println(event);")],
  ["C#: its own class for it", "tells", csharp("return new StreamsEventResponse { BatchItemFailures = new() };", "StreamsEventResponse")],
  ["C#: nothing", "never tells", csharp("Console.WriteLine(evnt);")],
])("%s: the handler %s", (_what, is, [file, text]) => {
  const name = file.endsWith(".java") ? "handleRequest" : file.endsWith(".cs") ? "FunctionHandler" : "handler";
  const read = readHandler({ kind: "file", file, handler: `it.${name}` }, (path) => (path === file ? text : undefined), grammars);
  expect("because" in read ? read.because : answerOf(read)).toBe(is);
});
