import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { impossibleIn, saidIn } from "../scripts/fuzz/check.mjs";
import { mutated, oneOf, randomOf } from "../scripts/fuzz/mutate.mjs";
import { lint } from "./lint.js";

const examples = path.join(import.meta.dirname, "../examples");
const names = readdirSync(examples, { recursive: true, encoding: "utf8" }).filter((name) => /\.(ya?ml|json|tf)$/.test(name));
const originals = names.sort().map((name) => ({ path: name, text: readFileSync(path.join(examples, name), "utf8") }));

const handlers = [
  {
    path: "src/app.py",
    text: 'def handler(event, context):\n    for record in event["Records"]:\n        table.put_item(Item={"id": record["eventID"]})\n',
  },
  {
    path: "src/app.ts",
    text: "export const handler = async (event) => { for (const r of event.Records) await db.put({ id: r.eventID }); };\n",
  },
  { path: "src/app.java", text: "class App { public Object handleRequest(KinesisEvent event) { client.putItem(r); return null; } }\n" },
  {
    path: "src/app.cs",
    text: "class App { public async Task Handler(KinesisEvent e) { foreach (var r in e.Records) await db.PutItemAsync(r); } }\n",
  },
];

const template = (runtime: string, handler: string): string => `Transform: AWS::Serverless-2016-10-31
Resources:
  Clicks: {Type: AWS::Kinesis::Stream, Properties: {ShardCount: 1}}
  Count:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src
      Runtime: ${runtime}
      Handler: ${handler}
      Events:
        Stream: {Type: Kinesis, Properties: {Stream: !GetAtt Clicks.Arn, StartingPosition: LATEST, BisectBatchOnFunctionError: true}}
`;

/** A short part of what `npm run fuzz` does for as long as it is told. */
describe("whatever a file holds", () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])("places lie in it, no rule throws, and the same is said twice (seed %i)", (seed) => {
    for (let index = 0; index < 40; index += 1) {
      const random = randomOf(seed * 1000 + index);
      const original = oneOf(originals, random);
      const file = { path: original.path, text: mutated(original.text, random) };
      const report = lint([file], random() < 0.3 ? { before: [original] } : {});
      expect({ index, impossible: impossibleIn(report, [file]) }).toEqual({ index, impossible: [] });
      if (index % 8 === 0) expect(saidIn(lint([file]))).toBe(saidIn(lint([file])));
    }
  });

  it.each([
    ["python3.13", "app.handler", 0],
    ["nodejs22.x", "app.handler", 1],
    ["java21", "App::handleRequest", 2],
    ["dotnet8", "app::App::Handler", 3],
  ] as const)("a handler of %s is read as far as it goes", (runtime, handler, which) => {
    const source = handlers[which];
    for (let seed = 0; seed < 60; seed += 1) {
      const files = [
        { path: "template.yaml", text: template(runtime, handler) },
        { path: source?.path ?? "", text: mutated(source?.text ?? "", randomOf(seed)) },
      ];
      expect({ seed, impossible: impossibleIn(lint(files), files) }).toEqual({ seed, impossible: [] });
    }
  });

  it("a report that cannot be is found out", () => {
    const files = [{ path: "a.yaml", text: "one\ntwo" }];
    const report = lint(files);
    const at = (line: number, column: number, file = "a.yaml") =>
      impossibleIn({ ...report, recovered: [{ file, line, column, message: "" }] }, files);
    expect([at(1, 1), at(2, 4), at(3, 1), at(2, 5), at(0, 1), at(1, 1, "b.yaml")].map(({ length }) => length)).toEqual([0, 0, 1, 1, 1, 1]);
  });
});
