import { expect, test } from "vitest";
import type { Report } from "../../src/report.js";
import { json } from "../../src/reporters/json.js";
import { printable } from "../../src/reporters/printable.js";
import { terminal } from "../../src/reporters/terminal.js";
import { troubles } from "../../src/reporters/troubles.js";
import { finding, report } from "./report.js";

const attacks = [
  "\u001b[31mred",
  "\u009b31mred",
  "\u001b]8;;https://example.com\u0007link",
  "\n::error::owned",
  "::error file=a::owned",
  "   ::stop-commands::x",
  "##[add-mask]x",
  "a ##[error]b",
  "\r\u001b[2Khidden",
  "\u202egnp.exe",
  "\u2066\u2069\u200f",
  "\u2028::error::x",
  "\u{e0041}\ufeff\u00ad",
  "\ud800",
  "\u0000\u0008\u007f\u0085",
];

/** A report in which every text that may stem from a file is the attack. */
function poisoned(attack: string): Report {
  const bad = finding({
    rule: attack,
    when: attack,
    subject: attack,
    message: attack,
    help: `${attack}\n${attack}`,
    file: attack,
    path: [attack],
    related: [{ file: attack, line: 1, column: 1, message: attack }],
    line: 2,
    excerpt: { firstLine: 1, lines: [attack, attack, attack] },
  });
  const trouble = { file: attack, line: 1, column: 1, message: attack };
  return report([bad], {
    undecided: [{ rule: attack, subject: attack, file: attack, line: 1, because: [attack] }],
    suppressed: [{ ...bad, reason: attack }],
    unreadable: [trouble],
    recovered: [trouble],
    notJudged: [trouble],
    stale: [{ kind: "suppression", rule: attack, file: attack, line: 1, message: attack }],
    broken: [{ rule: attack, subject: attack, file: attack, message: attack }],
  });
}

/** What the runner of GitHub Actions would obey, and what a terminal would not show as it is. */
const command = /^\s*::|##\[/m;
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

test.each(attacks)("%j does nothing to a terminal or a log", (attack) => {
  const about = poisoned(attack);
  const texts = [
    terminal(about, { color: false, width: 80, undecided: true, quiet: false }),
    troubles(about, { quiet: false }),
    json(about),
  ];
  for (const text of texts) {
    expect(text).not.toMatch(command);
    expect(text.replaceAll("\n", "")).not.toMatch(invisible);
  }
});

test.each(attacks)("%j comes back from the JSON as it was", (attack) => {
  const parsed = JSON.parse(json(poisoned(attack))) as { findings: { message: string }[] };
  expect(parsed.findings[0]?.message).toBe(attack);
});

test("our own colors stay harmless around a hostile text", () => {
  const colored = terminal(poisoned("\u001b[31m"), { color: true, width: 80, undecided: true, quiet: false });
  expect(colored.replace(/\u001b\[(1|2|22|31|33|34|36|39)m/g, "")).not.toContain("\u001b");
});

test("what is escaped can still be read", () => {
  expect(printable("a\tb\n\u001b[1m\u202e\u{e0041}ü名👩‍👧")).toBe("a\\tb\\n\\u001b[1m\\u202e\\u{e0041}ü名👩‍👧");
});
