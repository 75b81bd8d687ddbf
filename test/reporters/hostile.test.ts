import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { XMLParser } from "fast-xml-parser";
import { SyntaxValidator } from "fast-xml-validator";
import { expect, test } from "vitest";
import type { Report } from "../../src/report.js";
import { checkstyle } from "../../src/reporters/checkstyle.js";
import { github } from "../../src/reporters/github.js";
import { gitlab } from "../../src/reporters/gitlab.js";
import { json } from "../../src/reporters/json.js";
import { junit } from "../../src/reporters/junit.js";
import { markdown } from "../../src/reporters/markdown.js";
import { printable } from "../../src/reporters/printable.js";
import { sarif } from "../../src/reporters/sarif.js";
import { terminal } from "../../src/reporters/terminal.js";
import { troubles } from "../../src/reporters/troubles.js";
import { graphOf, reader, stream } from "./graph.js";
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
  "a%0A::error::owned",
  "%25%0D%0A",
  "a,file=b,line=9::owned",
  "a | b | c",
  "`code` ``more`` ```\n```",
  "</code></details><script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "[click](https://example.com) ![image](https://example.com/a.png)",
  "<https://example.com> https://example.com www.example.com a@example.com",
  "@everyone :tada: $x^2$ #12 GH-12",
  "\\| \\` &lt;b&gt; <!-- x -->",
  "# heading\n---\n- item\n1. one\n> quote\n    code",
  "~~gone~~ **bold** _it_ [^1]",
];

/** A report in which every text that may stem from a file is the attack. */
function poisoned(attack: string): Report {
  const bad = finding({
    rule: attack,
    when: attack,
    subject: attack,
    message: attack,
    help: `${attack}\n${attack}`,
    about: { id: "a.yaml#Orders", stream: "a.yaml#Orders" },
    file: attack,
    path: [attack],
    related: [{ file: attack, line: 1, column: 1, message: attack }],
    line: 2,
    excerpt: { firstLine: 1, lines: [attack, attack, attack] },
  });
  const nodes = [stream("Orders", { name: attack, file: attack, when: attack }), stream("Clicks")];
  const readers = ["a", "b", "c"].map((id) => reader(id, "Orders", { name: attack, file: attack, when: attack, because: attack }));
  const trouble = { file: attack, line: 1, column: 1, message: attack };
  return report([bad], {
    undecided: [{ rule: attack, subject: attack, file: attack, line: 1, because: [attack] }],
    suppressed: [{ ...bad, reason: attack }],
    unreadable: [trouble],
    recovered: [trouble],
    notJudged: [trouble],
    stale: [{ kind: "suppression", rule: attack, file: attack, line: 1, message: attack }],
    graph: () => graphOf(nodes, readers),
    broken: [{ rule: attack, subject: attack, file: attack, message: attack }],
  });
}

const checkout = { folder: "", filesUrl: "https://git.example/a/b/blob/c0ffee" };

/** What the runner of GitHub Actions would obey, and what a terminal would not show as it is. */
const command = /^\s*::|##\[/m;
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

test.each(attacks)("%j does nothing to a terminal or a log", (attack) => {
  const about = poisoned(attack);
  const texts = [
    terminal(about, { color: false, width: 80, undecided: true, quiet: false }),
    troubles(about, { quiet: false }),
    json(about),
    markdown(about, { checkout, problems: [attack] }),
    sarif(about, { checkout: { folder: "", filesUrl: undefined }, describe: () => undefined }),
    junit(about),
    checkstyle(about),
    gitlab(about, { checkout }),
    // Our own commands stand at the start of a line each; whatever else would is an attack.
    github(about, { checkout, problems: [attack] }).replace(/^::(error|warning|notice) /gm, ""),
  ];
  for (const text of texts) {
    expect(text).not.toMatch(command);
    expect(text.replaceAll("\n", "")).not.toMatch(invisible);
  }
});

test.each(attacks)("%j makes one annotation of each thing that is told, with no more properties than ours", (attack) => {
  const lines = github(poisoned(attack), { checkout, problems: [attack] })
    .trimEnd()
    .split("\n");
  expect(lines).toHaveLength(6);
  for (const line of lines) expect(line).toMatch(/^::(error|warning) (file=[^:,]*,line=[12],)?title=[^:,]*::[^\r\n]*$/);
});

/** As GitHub does, but for mentions, emoji and formulas. */
function rendered(text: string): string {
  return micromark(text, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
}

test.each(attacks)("%j is text in the Markdown, wherever it stands", (attack) => {
  const tags = (text: string): unknown =>
    rendered(markdown(poisoned(text), { checkout, problems: [text] }))
      .match(/<[^>]*>?/g)
      ?.map((tag) => tag.replace(/ href="https:\/\/git.example\/a\/b\/blob\/c0ffee[^"]*"/, " href=ours"));
  expect(tags(attack)).toEqual(tags("harmless"));
});

test.each(attacks)("%j is read in the Markdown as it was, or with what is invisible spelled out", (attack) => {
  const text = rendered(markdown(report([], { unreadable: [{ file: "a.yaml", line: 1, column: 1, message: attack }] }), { checkout }));
  const entities: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };
  const shown = text.replace(/<[^>]*>/g, "").replace(/&\w+;/g, (entity) => entities[entity] ?? entity);
  expect(shown).toContain(`not judged: ${printable(attack)}`.trimEnd());
});

test.each(attacks)("%j mentions nobody and is no emoji, formula or reference in the Markdown", (attack) => {
  const text = markdown(poisoned(attack), { checkout, problems: [attack] }).replace(/```[^]*?```|\]\([^)]*\)/g, "");
  expect(text).not.toMatch(/@|(?<!\\)\$|:\w|(?<![\\&])#\d/);
});

test("a name of ten thousand characters leaves room for the others in the Markdown", () => {
  const text = markdown(poisoned("x".repeat(10_000)), { checkout, problems: [] });
  expect(text.length).toBeLessThan(60_000);
  expect(text).toContain("| 🔴\u00a0error |");
  expect(text).toContain("x…");
});

test.each(attacks)("%j comes back from the JSON as it was", (attack) => {
  const parsed = JSON.parse(json(poisoned(attack))) as { findings: { message: string }[] };
  expect(parsed.findings[0]?.message).toBe(attack);
});

const desk = { checkout: { folder: "", filesUrl: undefined }, describe: () => undefined };

test.each(attacks)("%j adds nothing to the shape of what machines read", (attack) => {
  const shapeOf = (text: string): unknown => {
    const about = poisoned(text);
    const elements = (xml: string): unknown => {
      expect(SyntaxValidator.validate(xml)).toBe(true);
      return shape(new XMLParser({ ignoreAttributes: false }).parse(xml));
    };
    return [
      elements(junit(about)),
      elements(checkstyle(about)),
      shape(JSON.parse(sarif(about, desk))),
      shape(JSON.parse(gitlab(about, desk))),
    ];
  };
  expect(shapeOf(attack)).toEqual(shapeOf("harmless"));
});

/** Names and kinds, without the texts. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shape);
  if (typeof value !== "object" || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]));
}

test("our own colors stay harmless around a hostile text", () => {
  const colored = terminal(poisoned("\u001b[31m"), { color: true, width: 80, undecided: true, quiet: false });
  expect(colored.replace(/\u001b\[(1|2|22|31|33|34|36|39)m/g, "")).not.toContain("\u001b");
});

test("what is escaped can still be read", () => {
  expect(printable("a\tb\n\u001b[1m\u202e\u{e0041}ü名👩‍👧")).toBe("a\\tb\\n\\u001b[1m\\u202e\\u{e0041}ü名👩‍👧");
});
