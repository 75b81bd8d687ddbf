import { symlinkSync, unlinkSync, mkdtempSync, writeFileSync, mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { gather } from "../../src/gather.js";
import { run } from "./run.js";
import { bare } from "./templates.js";

const arn = "arn:aws:kinesis:eu-west-1:111122223333:stream/orders";

/** A service in five files, none of which but the first holds a word that tells of streams. */
const shop = {
  "shop/serverless.yml": `service: shop
provider: \${file(provider.yml)}
functions:
  - \${file(functions/billing.yml)}
custom: \${file(config/\${opt:stage, 'dev'}.json)}
`,
  "shop/provider.yml": "name: aws\nruntime: nodejs22.x\n",
  "shop/functions/billing.yml": "billing:\n  handler: a.b\n  events: ${file(functions/events.yml):billing}\n",
  "shop/functions/events.yml": `billing:\n  - stream: {arn: "${arn}", maximumRetryAttempts: "\${self:custom.retries}"}\n`,
  "shop/config/dev.json": '{"retries": 0}',
  "shop/config/prod.json": '{"retries": 7}',
};

test("a service is put together from its files, and a finding stands in the one that it is about", async () => {
  const { stdout, stderr, code } = await run(shop, []);
  expect(stdout).toMatch(/^shop\/functions\/events\.yml:2:5: error: billing\.events\[0\] has no failure destination/);
  expect(stdout).toContain("that fails is dropped at once (with the default of parameter opt:stage)");
  expect(stdout).toContain("\n      destinations:\n        onFailure:\n          type: sqs\n          arn: !GetAtt FailedRecords.Arn\n");
  expect([code, stderr]).toEqual([1, ""]);
});

test("a value that is given decides which file belongs to the service", async () => {
  const { stdout, stderr } = await run(shop, ["--parameter", "stage=prod"]);
  expect(stdout).toContain("a batch that still fails after 7 retries (with parameter opt:stage = prod) is dropped");
  expect(stderr).toBe("");
});

test("the graph has the events", async () => {
  const { stdout } = await run(shop, ["graph", "--format", "json"]);
  expect(JSON.parse(stdout)).toMatchObject({
    consumers: [
      { name: "billing.events[0]", function: "billing", source: "kinesis", reads: "shared", settings: { batchSize: { value: 10 } } },
    ],
  });
});

test("a service that cannot be known in part says so, and its other part is judged", async () => {
  const text = `service: shop\nprovider: {name: aws}\nfunctions:\n  code: \${file(code.js)}\n  list:\n    events: {stream: "${arn}"}\n  billing:\n    events: [{stream: "${arn}"}]\n`;
  const { stdout, stderr, code } = await run({ "serverless.yml": text }, []);
  expect(stdout).toContain("serverless.yml:8:15: error: billing.events[0]");
  expect(stderr).toBe(
    `serverless.yml:4:3: not judged: The events of function code cannot be judged: code.js is code, and is not run.
serverless.yml:6:5: judged all the same: The events of function list are a list, and each of them starts with a dash: what stands here is not judged.
`,
  );
  expect(code).toBe(1);
});

test("a service that is a program is named where it speaks of streams, and never run", async () => {
  const program = `process.exit(9); module.exports = { provider: { name: "aws" }, functions: { a: { events: [{ stream: "${arn}" }] } } };`;
  const folder = {
    "bare.yaml": bare,
    "one/serverless.ts": program,
    "two/serverless.js": program.replace("stream:", "sns:"),
    "three/other.ts": program,
  };
  const { stderr, code } = await run(folder, []);
  expect(stderr).toBe(
    "one/serverless.ts:1:1: not judged: This service is written as a program, and no program of a repository is run: write it as serverless.yml, or check what it comes to.\n",
  );
  expect(code).toBe(1);
});

test("a service that has nothing to do with streams or AWS is passed over", async () => {
  const text = "service: shop\nprovider: {name: google}\nfunctions:\n  a:\n    events: [{stream: x}]\n";
  const folder = {
    "serverless.yml": text,
    "two/serverless.yml": "service: shop\nprovider: {name: aws}\nfunctions: {a: {events: [{http: GET /}]}}\n",
  };
  expect(await run(folder, [])).toMatchObject({ code: 0, stdout: "No findings. No template judged.\n" });
});

test("a file outside of the repository is not read, whatever leads there", async () => {
  const top = mkdtempSync(path.join(tmpdir(), "stream-lint-"));
  const [inside, outside] = [path.join(top, "inside"), path.join(top, "secret.yml")];
  try {
    mkdirSync(inside);
    writeFileSync(outside, "retries: 5\n");
    symlinkSync(outside, path.join(inside, "link.yml"));
    const event = (file: string): string => `{stream: {arn: "${arn}", maximumRetryAttempts: "\${file(${file}):retries}"}}`;
    const text = `service: shop\nprovider: {name: aws}\nfunctions:\n  a: {events: [${event("../secret.yml")}, ${event("link.yml")}, ${event("gone.yml")}]}\n`;
    writeFileSync(path.join(inside, "serverless.yml"), text);
    const { files, missing } = await gather({ names: [], focus: false }, inside);
    expect(files.map((file) => file.path)).toEqual(["serverless.yml"]);
    expect(missing).toEqual(["gone.yml"]);
    unlinkSync(path.join(inside, "link.yml"));
  } finally {
    rmSync(top, { recursive: true });
  }
});

test("services share what one puts out and the other looks up", async () => {
  const streams = `service: streams
provider: {name: aws}
functions: {}
resources:
  Resources:
    Orders: {Type: "AWS::DynamoDB::Table", Properties: {StreamSpecification: {StreamViewType: NEW_IMAGE}}}
  Outputs:
    OrdersArn: {Value: !GetAtt Orders.StreamArn}
`;
  const reader = (name: string): string =>
    `service: ${name}\nprovider: {name: aws}\nfunctions:\n  ${name}:\n    events: [{stream: {type: dynamodb, arn: "\${cf:streams-\${sls:stage}.OrdersArn}"}}]\n`;
  const folder = Object.fromEntries(["a", "b", "c"].map((name) => [`${name}/serverless.yml`, reader(name)]));
  const { stdout } = await run({ ...folder, "streams/serverless.yml": streams }, []);
  expect(stdout).toContain(
    "The stream of Orders has 3 readers (a.events[0] in a/serverless.yml, b.events[0] in b/serverless.yml, c.events[0] in c/serverless.yml), and a shard serves 2",
  );
});
