import { describe, expect, it } from "vitest";
import { loadConfiguration } from "../../src/config/load-configuration.js";
import { folderWith, refusalOf } from "./folder.js";

/** What a stream-lint.yaml with this text says. */
async function read(text: string) {
  const configuration = await loadConfiguration(undefined, folderWith({ ".git/": "", "stream-lint.yaml": text }));
  return configuration ?? expect.fail("found none");
}

/** What is wrong with it, without the name of the file. */
async function mistakes(text: string): Promise<string[]> {
  const lines = await refusalOf(() => read(text));
  return lines.map((line) => line.replace(/^stream-lint\.yaml:/, ""));
}

describe("a configuration", () => {
  it.each(["", "\n", "# nothing yet\n", "---\n", "{}", "\uFEFFfailOn: note\n"])("may be as little as %j", async (text) => {
    expect(await mistakes(text)).toEqual([]);
  });

  it("may set everything", async () => {
    const { lint, failOn, ignore, include } = await read(`
rules:
  no-failure-destination: off
  bisect-without-idempotency: {level: error}
  dynamodb-stream-oversubscribed: {level: note, limit: 3}
  kinesis-stream-oversubscribed:
    polls: {pipe: 1, flink: 0.5}
parameters: {Stage: prod, Size: 3, Version: 1.10, On: on, Is: true, Account: 012345678901, Empty: ""}
externalConsumers:
  orders: 2
  Clicks: [analytics]
  arn:aws:kinesis:eu-west-1:111122223333:stream/payments: {shared: 1, fan-out: [fraud]}
idempotent: {Billing: each invoice has its own key}
sources: {Billing: services/billing/app.py}
ignore: [legacy/**, "*.draft.yaml"]
include: [legacy/orders.yaml]
conditional: off
alarms: here
failOn: never
`);
    expect({ failOn, ignore, include }).toEqual({
      failOn: "never",
      ignore: ["legacy/**", "*.draft.yaml"],
      include: ["legacy/orders.yaml"],
    });
    expect(lint).toEqual({
      levels: { "no-failure-destination": "off", "bisect-without-idempotency": "error", "dynamodb-stream-oversubscribed": "note" },
      ruleOptions: {
        "no-failure-destination": {},
        "bisect-without-idempotency": {},
        "dynamodb-stream-oversubscribed": { limit: 3 },
        "kinesis-stream-oversubscribed": { polls: { pipe: 1, flink: 0.5 } },
      },
      parameters: { Stage: "prod", Size: "3", Version: "1.10", On: "on", Is: "true", Account: "012345678901", Empty: "" },
      externalConsumers: {
        orders: 2,
        Clicks: ["analytics"],
        "arn:aws:kinesis:eu-west-1:111122223333:stream/payments": { shared: 1, "fan-out": ["fraud"] },
      },
      idempotent: { Billing: "each invoice has its own key" },
      sources: { Billing: "services/billing/app.py" },
      conditional: "off",
      alarms: "here",
    });
  });

  it("may use anchors and merge keys", async () => {
    const text = "rules:\n  kinesis-stream-oversubscribed: &many {limit: 4}\n  dynamodb-stream-oversubscribed: {<<: *many, level: note}\n";
    expect((await read(text)).lint.ruleOptions).toMatchObject({ "dynamodb-stream-oversubscribed": { limit: 4 } });
  });

  it("names sources as the run does, wherever it lies", async () => {
    const top = folderWith({ ".git/": "", "stream-lint.yaml": "sources: {Billing: src/app.py}\n", "services/": "" });
    expect((await loadConfiguration(undefined, `${top}/services`))?.lint.sources).toEqual({ Billing: "../src/app.py" });
  });
});

describe("a mistake is told with its place:", () => {
  it.each([
    // Keys
    ["failon: note", "1:1: There is no key failon; did you mean failOn?"],
    [
      "colour: red",
      "1:1: There is no key colour; there are rules, parameters, externalConsumers, idempotent, sources, ignore, include, conditional, alarms and failOn.",
    ],
    ["__proto__: 1", /^1:1: There is no key __proto__; there are /],
    ["a: 1\nfailOn: note\nfailOn: error", /^3:1: The key "failOn" stands twice, in lines 2 and 3/],
    // Rules
    ["rules:\n  no-failure-destinaton: off", "2:3: There is no rule no-failure-destinaton; did you mean no-failure-destination?"],
    ["rules:\n  other: off", "2:3: There is no rule other; stream-lint rules lists the rules."],
    [
      "rules:\n  no-failure-destination: warn",
      '2:3: rules.no-failure-destination takes off, note, warning or error, or a map with level, not "warn"; did you mean warning?',
    ],
    [
      "rules:\n  no-failure-destination: on",
      '2:3: rules.no-failure-destination takes off, note, warning or error, or a map with level, not "on".',
    ],
    [
      "rules:\n  no-failure-destination:",
      "2:3: rules.no-failure-destination takes off, note, warning or error, or a map with level, not nothing.",
    ],
    ["rules:\n  no-failure-destination: {level: 2}", "2:28: rules.no-failure-destination.level takes off, note, warning or error, not 2."],
    ["rules:\n  no-failure-destination: {limit: 2}", "2:28: There is no key limit in rules.no-failure-destination; there is level."],
    [
      "rules:\n  dynamodb-stream-oversubscribed:\n    limti: 2",
      "3:5: There is no key limti in rules.dynamodb-stream-oversubscribed; did you mean limit?",
    ],
    [
      'rules:\n  dynamodb-stream-oversubscribed:\n    limit: "2"',
      '3:5: rules.dynamodb-stream-oversubscribed.limit takes a number from 0 on, not "2".',
    ],
    [
      "rules:\n  dynamodb-stream-oversubscribed:\n    limit: -1",
      "3:5: rules.dynamodb-stream-oversubscribed.limit takes a number from 0 on, not -1.",
    ],
    [
      "rules:\n  kinesis-stream-oversubscribed:\n    polls: {lamda: 1}",
      "3:13: There is no key lamda in rules.kinesis-stream-oversubscribed.polls; did you mean lambda?",
    ],
    ["rules: [no-failure-destination]", "1:1: rules takes a map of rules and their levels, not a list."],
    ["rules:", "1:1: rules takes a map of rules and their levels, not nothing."],
    // Parameters
    ["parameters:\n  Stage:", "2:3: parameters.Stage takes a text, a number or true or false, not nothing."],
    ["parameters:\n  Zones: [a, b]", "2:3: parameters.Zones takes a text, a number or true or false, not a list."],
    ["parameters: Stage=prod", '1:1: parameters takes a map of parameters and their values, not "Stage=prod".'],
    // External consumers
    [
      "externalConsumers:\n  orders: 0",
      "2:3: externalConsumers.orders takes a number of readers from 1 to 1000, or a list of their names, or a map with shared and fan-out, not 0.",
    ],
    ["externalConsumers:\n  orders: 1.5", /^2:3: externalConsumers\.orders takes a number .*, not 1\.5\.$/],
    ["externalConsumers:\n  orders: []", /^2:3: externalConsumers\.orders takes .*, not an empty list\.$/],
    ["externalConsumers:\n  orders: {}", /^2:3: externalConsumers\.orders takes .*, not an empty map\.$/],
    ["externalConsumers:\n  orders: analytics", /^2:3: externalConsumers\.orders takes .*, not "analytics"\.$/],
    ["externalConsumers:\n  orders:\n    - a\n    - 7", "4:7: externalConsumers.orders[1] takes a name, not 7."],
    ["externalConsumers:\n  orders: {fanout: 1}", "2:12: There is no key fanout in externalConsumers.orders; did you mean fan-out?"],
    [
      "externalConsumers:\n  orders: {shared: x}",
      '2:12: externalConsumers.orders.shared takes a number of readers from 1 to 1000, or a list of their names, not "x".',
    ],
    // Idempotent, sources
    ['idempotent:\n  Billing: ""', '2:3: idempotent.Billing takes the reason why a second time is harmless, in words, not "".'],
    ['idempotent:\n  Billing: "  "', /^2:3: idempotent\.Billing takes the reason/],
    ["idempotent:\n  Billing: true", "2:3: idempotent.Billing takes the reason why a second time is harmless, in words, not true."],
    ["idempotent: [Billing]", "1:1: idempotent takes a map of consumers or functions and reasons, not a list."],
    ["sources:\n  Billing: 1", "2:3: sources.Billing takes the path of a file, not 1."],
    ["sources:\n  Billing: ../x.py", "2:3: sources.Billing leads out of the repository; name a file in it, relative to this one."],
    ["sources:\n  Billing: /etc/passwd", "2:3: sources.Billing leads out of the repository; name a file in it, relative to this one."],
    // Patterns
    ["ignore: legacy", '1:1: ignore takes a list of patterns, not "legacy".'],
    ["ignore:\n  - a\n  - 5", "3:5: ignore[1] takes a pattern such as legacy/**, not 5."],
    ["ignore:\n  - ''", '2:5: ignore[0] takes a pattern such as legacy/**, not "".'],
    [
      "include:\n  - '!a'",
      '2:5: The pattern "!a" means nothing: ! takes nothing back here; write what is to be looked at all the same below include.',
    ],
    ["ignore:\n  - ../a", '2:5: The pattern "../a" means nothing: it starts from the folder of this file, and goes down only.'],
    ["ignore:\n  - a.{yaml,yml}", '2:5: The pattern "a.{yaml,yml}" means nothing: { is not read in it, only *, ** and ? are.'],
    ["ignore:\n  - /", '2:5: The pattern "/" means nothing: it names nothing.'],
    // Words
    ["conditional: warn", '1:1: conditional takes error, warning, note or off, not "warn"; did you mean warning?'],
    ["alarms: true", "1:1: alarms takes here or elsewhere, not true."],
    ["failOn: off", '1:1: failOn takes error, warning, note or never, not "off".'],
    // No configuration at all
    ["- rules", "1:1: This file takes a map of settings, such as failOn: warning, not a list."],
    ["rules", '1:1: This file takes a map of settings, such as failOn: warning, not "rules".'],
    ["failOn: !Ref Level", "1:1: The tag !Ref means nothing in this file; write the value itself."],
    ["ignore:\n  - *.yaml", /^2:5: .*put it in quotes\.$/],
    ["rules: {", /^1:\d+: /],
    ["rules:\n\tno-failure-destination: off", "2:1: A tab indents this line: YAML takes blanks only."],
    ["failOn: note\n---\nfailOn: error", /^2:1: Here a further document starts; /],
  ])("%j", async (text, line) => {
    expect(await mistakes(text)).toContainEqual(typeof line === "string" ? line : expect.stringMatching(line));
  });

  it("all of them, in the order of the file", async () => {
    const text =
      "failOn: eror\nrules:\n  no-failure-destination: lound\n  dynamodb-stream-oversubscribed: {limit: x, limt: 1}\nfailon: x\nfailOn: note\n";
    expect((await mistakes(text)).map((line) => /^\d+:\d+/.exec(line)?.[0])).toEqual(["3:3", "4:36", "4:46", "5:1", "6:1"]);
  });

  it("but not without end", async () => {
    const text = Array.from({ length: 5000 }, (_, index) => `key${index}: 1\n`).join("");
    expect(await mistakes(text)).toHaveLength(50);
  });

  it("for text that means harm, as it stands there", async () => {
    expect(await mistakes('"\\e[31mrules\\n::error::": 1')).toEqual([
      expect.stringContaining("1:1: There is no key \u001b[31mrules\n::error::".split("\n")[0] ?? ""),
      expect.stringMatching(/^::error::/),
    ]);
    expect((await mistakes(`${"x".repeat(900)}: 1`))[0]?.length).toBeLessThan(300);
  });
});

describe("a file that is none", () => {
  it("is refused by its size", async () => {
    expect(await mistakes(`#${"x".repeat(1_000_000)}`)).toEqual([
      "stream-lint.yaml is larger than 1 MB, the most that is read of such a file.",
    ]);
  });

  it("is refused where it is no text", async () => {
    const folder = folderWith({ "stream-lint.yaml": Uint8Array.from([0xff, 0xfe, 0x61, 0x00]) });
    expect(await refusalOf(() => loadConfiguration(undefined, folder))).toEqual(["stream-lint.yaml is not a text in UTF-8."]);
  });

  it("is refused where it multiplies itself", async () => {
    const text = `a: &a [x, x, x, x, x, x, x, x, x]\n${"bcdefgh"
      .split("")
      .map((key, index) => `${key}: &${key} [${`*${"abcdefgh".charAt(index)}, `.repeat(9)}]\n`)
      .join("")}`;
    expect(await mistakes(text)).toEqual([expect.stringContaining("values, those that aliases repeat included")]);
  });
});
