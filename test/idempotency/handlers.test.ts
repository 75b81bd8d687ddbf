import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { readHandler } from "../../src/idempotency/read-handler.js";
import { verdictOn } from "../../src/model/handler.js";
import type { Verdict } from "../../src/model/handler.js";
import { Lines } from "../../src/source/lines.js";
import { grammars } from "./grammars.js";

const folder = path.join(import.meta.dirname, "handlers");

function textAt(file: string): string | undefined {
  const absolute = path.join(folder, file);
  return existsSync(absolute) && statSync(absolute).isFile() ? readFileSync(absolute, "utf8") : undefined;
}

type Case = readonly [why: string, file: string, is: Verdict["is"], what?: string, at?: string];

const cases: readonly Case[] = [
  ["ADD counts twice, though the item has to exist", "adds-to-a-counter.py", "doubles", "(ADD orders :one)", "adds-to-a-counter.py:13"],
  ["ADD to a set adds what is there already", "adds-to-a-set.py", "idempotent", "given values", "adds-to-a-set.py:8"],
  [
    "x = x + :n counts twice, its names in a variable",
    "sets-from-itself.ts",
    "doubles",
    "#spent = if_not_exists",
    "sets-from-itself.ts:21",
  ],
  ["list_append appends twice", "appends-to-a-list.js", "doubles", "list_append", "appends-to-a-list.js:6"],
  ["x = x + 1 of SQL counts twice", "sql-counts.py", "doubles", "orders = orders + 1", "sql-counts.py:17"],
  ["an insert under a fresh uuid is a second row", "sql-fresh-id.py", "doubles", "fresh id (id)", "sql-fresh-id.py:11"],
  ["ON CONFLICT finds the row", "sql-on-conflict.ts", "idempotent", "ON CONFLICT", "sql-on-conflict.ts:7"],
  ["an item under a random id is a second item", "fresh-key.ts", "doubles", "fresh key (id)", "fresh-key.ts:9"],
  ["an item under its key is the same item", "keyed-put.js", "idempotent", "PutItem", "keyed-put.js:10"],
  ["per record, and so its counter counts once", "powertools-per-record.py", "idempotent", "per record", "powertools-per-record.py:11"],
  ["per record, around a function without a name", "powertools-per-record.ts", "idempotent", "per record", "powertools-per-record.ts:8"],
  ["half a batch is another event", "powertools-whole-event.py", "sends", "SNS", "powertools-whole-event.py:11"],
  ["half a batch is another event, in TypeScript", "powertools-whole-event.ts", "sends", "SNS", "powertools-whole-event.ts:8"],
  ["events are sent twice", "publishes.py", "sends", "EventBridge", "publishes.py:10"],
  ["POST is sent twice", "posts.py", "sends", "HTTP POST", "posts.py:8"],
  ["409 says that it was done before", "posts-and-takes-409.ts", "idempotent", "409", "posts-and-takes-409.ts:6"],
  ["logging has no effect", "only-logs.js", "harmless"],
  ["nobody knows what a library does", "unknown-library.py", "untold", "stripe.Charge.create", "unknown-library.py:6"],
  ["a FIFO queue drops the second message", "fifo.py", "idempotent", "MessageDeduplicationId", "fifo.py:8"],
  ["the id of an entry in a batch is no deduplication id", "batch-entry-id.py", "sends", "SQS", "batch-entry-id.py:10"],
  ["an execution is started once under a name", "starts-execution.ts", "idempotent", "StartExecution", "starts-execution.ts:8"],
  ["an object under a key from the record", "object-under-key.py", "idempotent", "under its key", "object-under-key.py:8"],
  [
    "an object under the time of day is a second object",
    "object-under-fresh-key.py",
    "doubles",
    "fresh key",
    "object-under-fresh-key.py:10",
  ],
  ["a condition of one part holds for the transaction", "transaction.ts", "idempotent", "attribute_not_exists", "transaction.ts:9"],
  ["a comparison of versions, built by functions", "version.py", "idempotent", "sequence", "version.py:10"],
  ["that an item exists is no protection", "bare-condition.py", "sends", "SNS", "bare-condition.py:15"],
  ["another function of the file does not count", "other-function-doubles.py", "harmless"],
  ["a mark before the counter may be what protects it", "marked-then-counted.py", "untold", "ADD n :one", "marked-then-counted.py:13"],
  ["a wrapped handler, and a file that it imports", "wrapped.ts", "idempotent", "under its key", "store/save.ts:6"],
  ["a module of the function's own folder", "imports-absolutely.py", "doubles", "#n = #n + :amount", "store/counters.py:8"],
  ["Java: n = n + :one, put together by a builder", "Counting.java", "doubles", "n = n + :one", "Counting.java:22"],
  ["Java: a condition in a request that a function fills", "Conditional.java", "idempotent", "attribute_not_exists", "Conditional.java:14"],
  ["Java: @Idempotent on the method for one record", "PerRecord.java", "idempotent", "per record", "PerRecord.java:16"],
  ["Java: a message is sent twice", "Sending.java", "sends", "SQS", "Sending.java:13"],
  ["C#: ADD, its name in another map", "Counting.cs", "doubles", "ADD #n :one", "Counting.cs:15"],
  ["C#: an item under its key", "KeyedPut.cs", "idempotent", "PutItem", "KeyedPut.cs:15"],
  ["C#: [Idempotent] on the handler is by the whole event", "WholeEvent.cs", "sends", "SNS", "WholeEvent.cs:17"],
  ["C#: nobody knows what is handed in from outside", "Injected.cs", "untold", "_billing.Charge", "Injected.cs:16"],
];

for (const [why, file, is, what, at] of cases) {
  test(`${why} (${file}: ${is})`, () => {
    const handler = readHandler({ kind: "file", file, handler: `it.${nameIn(file)}` }, textAt, grammars);
    if ("because" in handler) throw new Error(handler.because);
    const verdict = verdictOn(handler);
    expect(verdict.is).toBe(is);
    const { fact } = verdict;
    expect(fact?.what ?? "").toContain(what ?? "");
    const [offset = 0] = fact?.place.path ?? [];
    const where = fact === undefined ? undefined : `${fact.place.file}:${new Lines(textAt(fact.place.file) ?? "").lineOf(Number(offset))}`;
    expect(where).toBe(at);
  });
}

function nameIn(file: string): string {
  if (file.endsWith(".java")) return "handleRequest";
  return file.endsWith(".cs") ? "FunctionHandler" : "handler";
}

test("every handler of the folder is spoken of", () => {
  const files = readdirSync(folder).filter((name) => name.includes("."));
  expect(cases.map(([, file]) => file).sort()).toEqual(files.sort());
});

test.each([
  ["powertools-whole-event.py", 1],
  ["powertools-whole-event.ts", 1],
  ["WholeEvent.cs", 1],
  ["powertools-per-record.py", 0],
  ["powertools-per-record.ts", 0],
  ["PerRecord.java", 0],
])("%s is idempotent by the whole event: %i", (file, count) => {
  const handler = readHandler({ kind: "file", file, handler: `it.${nameIn(file)}` }, textAt, grammars);
  expect("because" in handler ? handler.because : handler.wholeEvent.length).toBe(count);
});

test.each<readonly [what: string, text: string, because: string]>([
  ["a minified bundle", `exports.handler=async()=>{};${"a();".repeat(6000)}`, "is minified or bundled"],
  ["bytes that are no UTF-8", "def handler(event, context):\n    print('\uFFFD')\n", "no text that can be decoded"],
  ["a binary file", "def handler\0", "no text that can be decoded"],
  ["a file without the function", "def other(event, context):\n    pass\n", "holds no handler"],
  ["nesting that nobody wrote", `x = ${"(".repeat(3000)}1${")".repeat(3000)}`, "nested too deeply"],
])("%s is named, and nothing is concluded from it", (_what, text, because) => {
  const file = text.startsWith("exports") ? "app.js" : "app.py";
  const handler = readHandler({ kind: "file", file, handler: "app.handler" }, (name) => (name === file ? text : undefined), grammars);
  expect("because" in handler ? handler.because : "read").toMatch(because);
});

test("a file that is imported and cannot be read leaves open what the handler does", () => {
  const texts: Readonly<Record<string, string>> = { "app.py": "from .store import save\ndef handler(event, context):\n    save(event)\n" };
  const handler = readHandler({ kind: "file", file: "app.py", handler: "app.handler" }, (name) => texts[name], grammars);
  expect("because" in handler ? handler.because : verdictOn(handler)).toMatchObject({
    is: "untold",
    fact: { what: expect.stringContaining("imports .store") as string },
  });
});

test("what cannot be parsed is not taken for nothing", () => {
  const text = "def handler(event, context):\n    print(1\n    ]]] = def\n";
  const handler = readHandler(
    { kind: "file", file: "app.py", handler: "app.handler" },
    (name) => (name === "app.py" ? text : undefined),
    grammars,
  );
  expect("because" in handler ? "untold" : verdictOn(handler).is).toBe("untold");
});
