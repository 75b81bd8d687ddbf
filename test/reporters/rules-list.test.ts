import { expect, test } from "vitest";
import { rulesAsJson, rulesAsMarkdown, rulesForTerminal } from "../../src/reporters/rules-list.js";
import type { ListedRule } from "../../src/reporters/rules-list.js";

const rules: ListedRule[] = [
  {
    id: "no-failure-destination",
    summary: "A record that keeps failing has nowhere to go.",
    severity: "error",
    category: "data-loss",
    about: "consumer",
    default: "on",
    options: {},
    helpUrl: "https://example.com/no-failure-destination.md",
  },
  {
    id: "short-kinesis-retention",
    summary: "A stream keeps records for `24 | 25` hours.",
    severity: "note",
    category: "data-loss",
    about: "stream",
    default: "off",
    options: { hours: 24 },
    helpUrl: "https://example.com/short-kinesis-retention.md",
  },
];

test("the list for a person says what each rule finds", () => {
  expect(`\n${rulesForTerminal(rules, { color: false })}`).toMatchInlineSnapshot(`
    "
    no-failure-destination  error, data-loss, about a consumer
      A record that keeps failing has nowhere to go.

    short-kinesis-retention  note, data-loss, about a stream, off by default
      A stream keeps records for \`24 | 25\` hours.

    stream-lint explain RULE shows the page of a rule.
    "
  `);
});

test("the list for programs has the shape of the contract", () => {
  expect(rulesAsJson(rules)).toMatchInlineSnapshot(`
    "{
      "schemaVersion": 1,
      "rules": [
        {
          "id": "no-failure-destination",
          "summary": "A record that keeps failing has nowhere to go.",
          "severity": "error",
          "category": "data-loss",
          "about": "consumer",
          "default": "on",
          "options": {},
          "helpUrl": "https://example.com/no-failure-destination.md"
        },
        {
          "id": "short-kinesis-retention",
          "summary": "A stream keeps records for \`24 | 25\` hours.",
          "severity": "note",
          "category": "data-loss",
          "about": "stream",
          "default": "off",
          "options": {
            "hours": 24
          },
          "helpUrl": "https://example.com/short-kinesis-retention.md"
        }
      ]
    }
    "
  `);
});

test("the table for a page links to the page of each rule", () => {
  expect(`\n${rulesAsMarkdown(rules)}`).toMatchInlineSnapshot(`
    "
    | Rule | What it finds | Severity | Default |
    | --- | --- | --- | --- |
    | [\`no-failure-destination\`](https://example.com/no-failure-destination.md) | A record that keeps failing has nowhere to go. | error | on |
    | [\`short-kinesis-retention\`](https://example.com/short-kinesis-retention.md) | A stream keeps records for \`24 \\| 25\` hours. | note | off |
    "
  `);
});
