import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { handlerTexts } from "../../src/source/handler-files.js";
import type { HandlerText } from "../../src/source/handler-files.js";
import { runIn } from "../base/run.js";

const around = realpathSync(mkdtempSync(path.join(tmpdir(), "stream-lint-handlers-")));
const repository = path.join(around, "repository");
const at = (...names: readonly string[]): string => path.join(repository, ...names);

beforeAll(() => {
  mkdirSync(at("src", "folder.py"), { recursive: true });
  execFileSync("git", ["init", "--quiet"], { cwd: repository });
  writeFileSync(path.join(around, "secret.py"), "outside");
  writeFileSync(at("src", "app.py"), "inside");
  writeFileSync(at("src", "bytes.py"), Buffer.from([0x61, 0xff, 0xfe, 0x62]));
  writeFileSync(at("src", "large.py"), "");
  truncateSync(at("src", "large.py"), 50_000_000);
  symlinkSync("app.py", at("src", "link.py"));
  symlinkSync("../../secret.py", at("src", "out.py"));
  symlinkSync("loop.py", at("src", "loop.py"));
  symlinkSync("gone.py", at("src", "dangling.py"));
  execFileSync("mkfifo", [at("src", "pipe.py")]);
});
afterAll(() => {
  rmSync(around, { recursive: true });
});

test.each<readonly [file: string, text: HandlerText]>([
  ["app.py", "inside"],
  ["link.py", "inside"],
  ["../src/app.py", "inside"],
  ["bytes.py", "a\uFFFD\uFFFDb"],
  ["../../secret.py", { because: "lies outside of the repository" }],
  [path.join(around, "secret.py"), { because: "lies outside of the repository" }],
  ["out.py", { because: "is a link that leads out of the repository" }],
  ["loop.py", { because: "is a link that leads to itself" }],
  ["large.py", { because: "is larger than 1 MB, the most that is read of a handler" }],
  ["dangling.py", undefined],
  ["missing.py", undefined],
  ["folder.py", undefined],
  ["pipe.py", undefined],
  ["app.py/more.py", undefined],
])("of a handler's file %s is read what may be", (file, text) => {
  expect(handlerTexts(at("src"))(file)).toEqual(text);
});

test.each([
  ["..", "secret.handler", /lies outside of the repository/],
  ["src", "out.handler", /src\/out\.py is a link that leads out of the repository/],
  ["src", "loop.handler", /src\/loop\.py is a link that leads to itself/],
  ["src", "large.handler", /src\/large\.py is larger than 1 MB/],
  ["src", "bytes.handler", /src\/bytes\.py/],
])("the finding says why the handler %s/%s tells nothing", async (folder, handler, because) => {
  writeFileSync(at("template.yaml"), templateWith(folder, handler));
  const { stdout, stderr } = await runIn(repository, "--format", "json", "template.yaml");
  const { findings } = JSON.parse(stdout) as { findings: { rule: string; message: string }[] };
  const said = findings.filter(({ rule }) => rule === "bisect-without-idempotency").map(({ message }) => message);
  expect(stderr).toBe("");
  expect(said).toEqual([expect.stringMatching(because)]);
  expect(stdout).not.toContain('outside"');
});

function templateWith(folder: string, handler: string): string {
  return `Transform: AWS::Serverless-2016-10-31
Resources:
  Reader:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: python3.13
      CodeUri: ${folder}
      Handler: ${handler}
      Events:
        Orders:
          Type: DynamoDB
          Properties:
            Stream: arn:aws:dynamodb:eu-west-1:123456789012:table/orders/stream/2026-01-01T00:00:00.000
            StartingPosition: TRIM_HORIZON
            BisectBatchOnFunctionError: true
            MaximumRetryAttempts: 3
            MaximumRecordAgeInSeconds: 3600
            DestinationConfig: {OnFailure: {Destination: "arn:aws:sqs:eu-west-1:123456789012:failed"}}
`;
}
