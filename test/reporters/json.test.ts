import { expect, test } from "vitest";
import type { Finding } from "../../src/report.js";
import { json } from "../../src/reporters/json.js";
import { finding, report } from "./report.js";

test("the shape is the contract that scripts rely on", () => {
  const related = [{ file: "a.yaml", line: 1, column: 2, message: "The stream is declared here." }];
  const trouble = { file: "b.yaml", line: 3, column: 4, message: "The text ends in the middle of a string." };
  const text = json(
    report([finding({ related, help: "Add a destination." })], {
      undecided: [{ rule: "no-failure-destination", subject: "X", file: "a.yaml", line: 7, because: ["parameter Dlq has no default"] }],
      suppressed: [{ ...finding({ help: "Add." }), reason: "replayed nightly" }],
      unreadable: [trouble],
      recovered: [trouble],
      stale: [{ kind: "suppression", rule: "no-failure-destination", file: "a.yaml", line: 4, message: "It matches nothing any more." }],
      broken: [{ rule: "r", subject: "X", file: "a.yaml", message: "boom" }],
    }),
  );
  expect(text).toMatchInlineSnapshot(`
    "{
      "schemaVersion": 1,
      "tool": {
        "name": "stream-lint",
        "version": "1.2.3"
      },
      "findings": [
        {
          "rule": "no-failure-destination",
          "severity": "error",
          "confidence": "certain",
          "when": null,
          "subject": "OrdersMapping",
          "message": "OrdersMapping has no failure destination: a bad record blocks its shard for 24 hours and is then lost.",
          "help": "Add a destination.",
          "helpUrl": "https://example.com/rules/no-failure-destination.md",
          "file": "orders/template.yaml",
          "line": 12,
          "column": 3,
          "endLine": 12,
          "endColumn": 16,
          "path": [
            "Resources",
            "OrdersMapping"
          ],
          "related": [
            {
              "file": "a.yaml",
              "line": 1,
              "column": 2,
              "message": "The stream is declared here."
            }
          ],
          "fingerprint": "0123456789abcdef"
        }
      ],
      "undecided": [
        {
          "rule": "no-failure-destination",
          "subject": "X",
          "file": "a.yaml",
          "line": 7,
          "because": [
            "parameter Dlq has no default"
          ]
        }
      ],
      "suppressed": [
        {
          "rule": "no-failure-destination",
          "severity": "error",
          "confidence": "certain",
          "when": null,
          "subject": "OrdersMapping",
          "message": "OrdersMapping has no failure destination: a bad record blocks its shard for 24 hours and is then lost.",
          "help": "Add.",
          "helpUrl": "https://example.com/rules/no-failure-destination.md",
          "file": "orders/template.yaml",
          "line": 12,
          "column": 3,
          "endLine": 12,
          "endColumn": 16,
          "path": [
            "Resources",
            "OrdersMapping"
          ],
          "related": [],
          "fingerprint": "0123456789abcdef",
          "reason": "replayed nightly"
        }
      ],
      "baselined": [],
      "unreadable": [
        {
          "file": "b.yaml",
          "line": 3,
          "column": 4,
          "message": "The text ends in the middle of a string."
        }
      ],
      "recovered": [
        {
          "file": "b.yaml",
          "line": 3,
          "column": 4,
          "message": "The text ends in the middle of a string."
        }
      ],
      "stale": [
        {
          "kind": "suppression",
          "rule": "no-failure-destination",
          "file": "a.yaml",
          "line": 4,
          "message": "It matches nothing any more."
        }
      ],
      "summary": {
        "files": 9,
        "templates": 2,
        "streams": 3,
        "consumers": 7,
        "errors": 1,
        "warnings": 0,
        "notes": 0,
        "undecided": 1,
        "suppressed": 1,
        "baselined": 0
      }
    }
    "
  `);
});

test("what a report carries besides the contract stays out", () => {
  const more = { ...finding(), internal: "x" } as Finding;
  expect(json(report([more]))).toBe(json(report([finding()])));
});

test("an empty report is complete JSON that ends with a line break", () => {
  const text = json(report());
  expect(Object.keys(JSON.parse(text) as object)).toEqual([
    "schemaVersion",
    "tool",
    "findings",
    "undecided",
    "suppressed",
    "baselined",
    "unreadable",
    "recovered",
    "stale",
    "summary",
  ]);
  expect(text.endsWith("}\n")).toBe(true);
});
