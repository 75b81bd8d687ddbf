import { readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it, test } from "vitest";
import { Repository } from "../base/repository.js";
import { runIn } from "../base/run.js";

const made: Repository[] = [];
afterEach(() => made.splice(0).forEach((repository) => repository.remove()));

function repositoryWith(files: Readonly<Record<string, string>>): Repository {
  const repository = new Repository();
  made.push(repository);
  repository.commit(files);
  return repository;
}

/** A table with this many readers without a failure destination. */
const readers = (count: number, above = ""): string =>
  `${above}Resources:
  Orders:
    Type: AWS::DynamoDB::Table
    Properties: {StreamSpecification: {StreamViewType: NEW_IMAGE}}
${Array.from(
  { length: count },
  (_, index) => `  Reader${index}:
    Type: AWS::Lambda::EventSourceMapping
    Properties: {EventSourceArn: !GetAtt Orders.StreamArn, FunctionName: f${index}, StartingPosition: TRIM_HORIZON}
`,
).join("")}`;

interface Said {
  readonly findings: readonly { readonly rule: string; readonly subject: string }[];
  readonly baselined: readonly { readonly rule: string; readonly reason: string }[];
  readonly stale: readonly { readonly kind: string; readonly file: string; readonly line: number; readonly message: string }[];
  readonly summary: { readonly baselined: number };
}

async function judged(folder: string, ...argv: readonly string[]): Promise<Said & { readonly code: number; readonly stderr: string }> {
  const { stdout, stderr, code } = await runIn(folder, "--format", "json", ...argv);
  return { ...(JSON.parse(stdout) as Said), code, stderr };
}

const usual = ["--baseline", "stream-lint-baseline.json"];

describe("what stands in the baseline", () => {
  it("is left out, wherever its lines move to", async () => {
    const repository = repositoryWith({ "t.yaml": readers(3) });
    const written = await judged(repository.folder, "--update-baseline");
    expect([written.code, written.findings, written.summary.baselined]).toEqual([0, [], 4]);
    expect(written.stderr).toBe("stream-lint: 4 findings stand in stream-lint-baseline.json now; before there were 0.\n");
    repository.write({ "t.yaml": readers(3, "Description: more\n\n\n") });
    const after = await judged(repository.folder, ...usual);
    expect([after.code, after.findings, after.stale]).toEqual([0, [], []]);
    expect(after.baselined[0]?.reason).toBe("It stands in stream-lint-baseline.json.");
  });

  it("is told again where it becomes worse: three readers too many became four", async () => {
    const repository = repositoryWith({ "t.yaml": readers(3) });
    await judged(repository.folder, "--update-baseline");
    repository.write({ "t.yaml": readers(4) });
    const { findings, code } = await judged(repository.folder, ...usual);
    expect(findings.map(({ rule, subject }) => `${rule} ${subject}`)).toEqual([
      "dynamodb-stream-oversubscribed Orders",
      "no-failure-destination Reader3",
    ]);
    expect(code).toBe(1);
  });

  it("is told as stale once it is mended, and taken out when the baseline is written again", async () => {
    const repository = repositoryWith({ "t.yaml": readers(2), "other.yaml": readers(1) });
    await judged(repository.folder, "--update-baseline");
    repository.write({ "t.yaml": readers(1), "other.yaml": null });
    const { stale, code } = await judged(repository.folder, ...usual);
    expect(code).toBe(0);
    expect(stale.map(({ kind, file, line, message }) => `${kind} ${file}:${line} ${message}`)).toEqual([
      "baseline stream-lint-baseline.json:4 Reader0 in other.yaml has this finding no longer: take the entry out with --update-baseline.",
      "baseline stream-lint-baseline.json:6 Reader1 in t.yaml has this finding no longer: take the entry out with --update-baseline.",
    ]);
    await judged(repository.folder, "--update-baseline");
    expect((await judged(repository.folder, ...usual)).stale).toEqual([]);
  });

  it("stays for files that are not looked at, or cannot be read", async () => {
    const repository = repositoryWith({ "a.yaml": readers(1), "b.yaml": readers(1) });
    await judged(repository.folder, "--update-baseline");
    const some = await judged(repository.folder, ...usual, "a.yaml");
    expect(some.stale).toEqual([]);
    await judged(repository.folder, "--update-baseline", "a.yaml");
    repository.write({ "a.yaml": "Resources: {\n  Orders: {Type: AWS::Kinesis::Stream" });
    const broken = await judged(repository.folder, ...usual);
    expect([broken.stale, broken.summary.baselined, broken.code]).toEqual([[], 1, 2]);
  });

  it("means the same from whichever folder the run happens in", async () => {
    const repository = repositoryWith({ "infra/t.yaml": readers(1) });
    await judged(repository.folder, "--update-baseline");
    const inside = path.join(repository.folder, "infra");
    const { findings, summary } = await judged(inside, "--baseline", "../stream-lint-baseline.json");
    expect([findings, summary.baselined]).toEqual([[], 1]);
  });

  it("is no part of what a change causes", async () => {
    const repository = repositoryWith({ "t.yaml": readers(1) });
    repository.git("checkout", "--quiet", "-b", "change");
    repository.commit({ "t.yaml": readers(2) });
    await judged(repository.folder, "--update-baseline");
    const { findings } = await judged(repository.folder, ...usual, "--base", "main");
    expect(findings).toEqual([]);
    expect((await judged(repository.folder, "--base", "main")).findings).toHaveLength(1);
  });
});

it("the file has a line for each finding, sorted, so that its diffs are small", async () => {
  const repository = repositoryWith({ "b.yaml": readers(1), "a.yaml": readers(3) });
  await judged(repository.folder, "--update-baseline", "--baseline", "known.json");
  expect(readFileSync(path.join(repository.folder, "known.json"), "utf8")).toBe(`{
  "version": 1,
  "findings": [
    {"rule":"dynamodb-stream-oversubscribed","file":"a.yaml","subject":"Orders","severity":"error","count":3},
    {"rule":"no-failure-destination","file":"a.yaml","subject":"Reader0","severity":"error"},
    {"rule":"no-failure-destination","file":"a.yaml","subject":"Reader1","severity":"error"},
    {"rule":"no-failure-destination","file":"a.yaml","subject":"Reader2","severity":"error"},
    {"rule":"no-failure-destination","file":"b.yaml","subject":"Reader0","severity":"error"}
  ]
}
`);
});

test.each<[what: string, text: string | null, argv: readonly string[], said: RegExp]>([
  [
    "one that is not there",
    null,
    usual,
    /^stream-lint: There is no baseline stream-lint-baseline\.json; --update-baseline writes one\.\n$/,
  ],
  [
    "one of a newer version",
    '{\n  "version": 2,\n  "findings": []\n}\n',
    usual,
    /^stream-lint-baseline\.json:2:3: This baseline is of version 2, and this stream-lint reads version 1/,
  ],
  ["one that a merge broke", '{\n  "version": 1,\n  "findings": [\n<<<<<<< HEAD\n  ]\n}\n', usual, /^stream-lint-baseline\.json:4:1: /],
  ["another file", "[]", usual, /^stream-lint-baseline\.json:1:1: This is no baseline/],
  [
    "an entry without a subject",
    '{"version": 1,\n"findings": [\n{"rule": "a", "file": "b", "severity": "error"}]}',
    usual,
    /^stream-lint-baseline\.json:3:2: This is no entry of a baseline/,
  ],
  ["one of a newer version that is to be written", '{"version": 2, "findings": []}', ["--update-baseline"], /is of version 2/],
  [
    "one in a folder that is not there",
    null,
    ["--update-baseline", "--baseline", "no/where.json"],
    /^stream-lint: The baseline cannot be written to no\/where\.json/,
  ],
  [
    "writing what a change causes",
    null,
    ["--update-baseline", "--base", "main"],
    /takes down all that is found: leave out --base and --focus/,
  ],
])("%s is refused in a sentence, with exit code 2", async (_, text, argv, said) => {
  const repository = repositoryWith({ "t.yaml": readers(1), ...(text === null ? {} : { "stream-lint-baseline.json": text }) });
  const { stderr, code } = await runIn(repository.folder, ...argv);
  expect(stderr).toMatch(said);
  expect(code).toBe(2);
  if (text !== null) expect(readFileSync(path.join(repository.folder, "stream-lint-baseline.json"), "utf8")).toBe(text);
});
