import { expect, test } from "vitest";
import { codeFrame } from "../../src/reporters/code-frame.js";
import { displayWidth } from "../../src/reporters/display-width.js";
import { painter } from "../../src/reporters/style.js";
import { finding } from "./report.js";

function frame(line: string, marked: string, width = 60): string {
  const column = line.indexOf(marked) + 1;
  const about = finding({ line: 5, column, endLine: 5, endColumn: column + marked.length, excerpt: { firstLine: 5, lines: [line] } });
  return `\n${codeFrame(about, painter(false), width).join("\n")}\n`;
}

/** Where the marker starts and how far it goes, measured as a terminal shows it. */
function markerUnder(line: string, marked: string): boolean {
  const [, code = "", marker = ""] = frame(line, marked).split("\n");
  const start = displayWidth(code.slice(0, code.indexOf(marked)));
  return marker === `${" ".repeat(3)} | ${" ".repeat(start - 6)}${"^".repeat(displayWidth(marked))}`;
}

test("the marker stands under the key", () => {
  expect(frame("  Orders:", "Orders")).toMatchInlineSnapshot(`
    "
    > 5 |   Orders:
        |   ^^^^^^
    "
  `);
});

test("a tab takes up to four columns", () => {
  expect(frame("\tab\tOrders:", "Orders")).toMatchInlineSnapshot(`
    "
    > 5 |     ab  Orders:
        |         ^^^^^^
    "
  `);
});

test("wide, combining and joined characters do not shift the marker", () => {
  expect(markerUnder("名前: Orders", "Orders")).toBe(true);
  expect(markerUnder("cafe\u0301: Orders", "Orders")).toBe(true);
  expect(markerUnder("👩‍👩‍👧 🇩🇪 ❤️: Orders", "Orders")).toBe(true);
  expect(markerUnder("key: 注文テーブル", "注文テーブル")).toBe(true);
});

test("a line that is too long is shown around the guilty key", () => {
  const minified = `{"Resources":{${'"Filler":{"Type":"AWS::SNS::Topic"},'.repeat(40)}"Orders":{"Type":"AWS::Kinesis::Stream"}${',"More":{}'.repeat(40)}}}`;
  expect(frame(minified, '"Orders"')).toMatchInlineSnapshot(`
    "
    > 5 | …WS::SNS::Topic"},"Orders":{"Type":"AWS::Kinesis::Str…
        |                   ^^^^^^^^
    "
  `);
});

test("a cut does not halve a character", () => {
  for (let before = 40; before < 44; before++) expect(frame(`${"😀".repeat(before)}x${"😀".repeat(80)}`, "x")).not.toMatch(/\\ud/);
});

test("control characters in the line are shown, and the marker accounts for them", () => {
  expect(frame("\u001b[31m\u202e: Orders\r", "Orders")).toMatchInlineSnapshot(`
    "
    > 5 | \\u001b[31m\\u202e: Orders
        |                   ^^^^^^
    "
  `);
});

test("a finding that goes on in the next line is marked to the end of its first", () => {
  const about = finding({ line: 2, column: 3, endLine: 3, endColumn: 2, excerpt: { firstLine: 1, lines: ["a", "  bcd", "e", ""] } });
  expect(`\n${codeFrame(about, painter(false), 80).join("\n")}\n`).toMatchInlineSnapshot(`
    "
      1 | a
    > 2 |   bcd
        |   ^^^
      3 | e
      4 |
    "
  `);
});

test("a position behind the end of the line still has a marker", () => {
  const about = finding({ line: 1, column: 90, endLine: 1, endColumn: 95, excerpt: { firstLine: 1, lines: ["abc"] } });
  expect(`\n${codeFrame(about, painter(false), 80).join("\n")}\n`).toMatchInlineSnapshot(`
    "
    > 1 | abc
        |    ^
    "
  `);
});
