import { XMLParser } from "fast-xml-parser";
import { SyntaxValidator } from "fast-xml-validator";
import { describe, expect, it } from "vitest";
import type { Graph } from "../../src/graph.js";
import { blocksOf } from "../../src/reporters/graph-blocks.js";
import { graphPage } from "../../src/reporters/graph-page.js";
import { svg } from "../../src/reporters/graph-svg.js";
import type { Finding, Severity } from "../../src/report.js";
import { everything, graphOf, hostileNames, reader, stream } from "./graph.js";
import { finding, report } from "./report.js";

const of = (id: string, of: string | undefined, severity: Severity = "error"): Finding =>
  finding({ severity, about: { id: `a.yaml#${id}`, stream: of === undefined ? undefined : `a.yaml#${of}` } });

function pageOf(graph: Graph, findings: readonly Finding[] = []): string {
  return graphPage(report(findings, { graph: () => graph }));
}

/** Names of elements with what is in them, without texts, attributes and widths; the number of lines of a name counts for nothing. */
function shape(markup: string): readonly string[] {
  return [...markup.matchAll(/<(\/?[\w]+)/g)].map((match) => match[1] ?? "").filter((name) => !/^\/?text$/.test(name));
}

describe("the page of a graph", () => {
  it("shows the streams with the worst trouble first, each with what was found of it", () => {
    const page = pageOf(everything, [of("Some", "Shared", "warning"), of("Audit", "Audit"), of("Fn", undefined, "note")]);
    const headings = [...page.matchAll(/<h2[^>]*>([^<]*)/g)].map((match) => match[1]?.trim());
    expect(headings).toEqual(["Audit", "Shared", "Orders", "Readers of unknown streams", "Other findings"]);
    const [audit = "", shared = ""] = page.split("<section").slice(1);
    expect(audit).toContain('<b class="badge error">1 error</b>');
    expect(shared).toContain('<b class="badge warning">1 warning</b>');
    expect(audit).toContain('<g class="stream error">');
  });

  it("says in words and in a table what the picture shows", () => {
    const page = pageOf(everything);
    expect(page).toContain(
      'aria-label="Orders, Kinesis stream, 2 shards, retention 7 days: read by Bill, Lambda function Billing (shared); Board',
    );
    expect(page).toMatch(/<th scope="row">Board<\/th><td>enhanced fan-out<\/td>/);
  });

  it("has a way to each stream from the overview, unless there is but one", () => {
    const page = pageOf(everything);
    const targets = [...page.matchAll(/<a href="#(b\d+)">/g)].map((match) => match[1]);
    expect(targets).toEqual(["b1", "b2", "b3", "b4"]);
    for (const target of targets) expect(page).toContain(`<section id="${target}"`);
    expect(pageOf(graphOf([stream("Orders")], []))).not.toContain("<nav");
  });

  it("loads nothing and runs nothing", () => {
    const page = pageOf(everything, [of("Audit", "Audit")]);
    expect(page).not.toMatch(/<script|\ssrc=|<link|@import|url\(|\son\w+=/i);
    expect(page).toContain("default-src 'none'");
  });

  it("says that there is nothing to draw", () => {
    expect(pageOf(graphOf([], []))).toContain("No streams were found.");
    expect(svg(graphOf([], []), [])).toContain("No streams were found.");
  });

  it.each(hostileNames)("stays what it is with %j as every name", (name) => {
    const poisoned = (one: string): Graph =>
      graphOf(
        [stream("Orders", { name: one, file: one, when: one })],
        [reader("Bill", "Orders", { name: one, file: one, function: one }), reader("Lost", null, { name: one, because: one })],
      );
    const about = (one: string): Finding => ({ ...of("Orders", "Orders"), message: one, file: one, rule: one, when: one });
    const [page, usual] = [name, "Orders"].map((one) => pageOf(poisoned(one), [about(one)]));
    const [picture, usualPicture] = [name, "Orders"].map((one) => svg(poisoned(one), [about(one)]));
    for (const text of [page, picture]) {
      expect(SyntaxValidator.validate(text ?? "")).toBe(true);
      expect(text).not.toMatch(/^\s*::|##\[/m);
      expect(text?.replaceAll("\n", "")).not.toMatch(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
    }
    expect(shape(page ?? "")).toEqual(shape(usual ?? ""));
    expect(shape(picture ?? "")).toEqual(shape(usualPicture ?? ""));
    expect(new XMLParser().parse(picture ?? "")).toHaveProperty("svg");
  });
});

describe("a block of the picture", () => {
  it("holds its boxes, of which none covers another", () => {
    for (const { readers, stream: box, width, height } of blocksOf(everything, new Map())) {
      const boxes = [...readers, ...(box === undefined ? [] : [box])];
      for (const one of boxes) {
        expect(one.x).toBeGreaterThanOrEqual(0);
        expect(one.y).toBeGreaterThanOrEqual(0);
        expect(one.x + one.width).toBeLessThanOrEqual(width);
        expect(one.y + one.height).toBeLessThanOrEqual(height);
        const others = boxes.filter((other) => other !== one);
        expect(others.filter((other) => overlaps(one, other))).toEqual([]);
      }
    }
  });
});

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function overlaps(one: Rectangle, other: Rectangle): boolean {
  return one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;
}
