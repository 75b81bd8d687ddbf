import { readFileSync } from "node:fs";
import type { SourceFile } from "../../src/index.js";

/** What an example on a rule's page claims. */
export type ExampleKind = "bad" | "good" | "unsure";

/** Fences of one kind that follow each other without a word between them; those that say `before` are what is deployed. */
export interface Example {
  readonly kind: ExampleKind;
  /** Number of the example on its page, from 1. */
  readonly number: number;
  readonly files: readonly SourceFile[];
  /** The same files as they are deployed, for a rule about change. */
  readonly before: readonly SourceFile[] | undefined;
  /** Where a finding is claimed: `file:line`. */
  readonly findings: readonly string[];
  /** The condition that it is claimed to hold under; null where it always does. */
  readonly when: string | null;
}

interface Fence {
  readonly language: string;
  readonly kind: ExampleKind;
  readonly isBefore: boolean;
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly when: string | undefined;
  readonly text: string;
  /** Offset of the fence and of what comes behind it. */
  readonly start: number;
  readonly end: number;
}

const kinds: readonly string[] = ["bad", "good", "unsure"];

/** The executable examples of the page of a rule. */
export function examplesOf(rule: string): readonly Example[] {
  const page = readFileSync(new URL(`../../rules/${rule}.md`, import.meta.url), "utf8");
  const runs: Fence[][] = [];
  for (const fence of fencesOf(page)) {
    const last = runs.at(-1)?.at(-1);
    const follows = last?.kind === fence.kind && page.slice(last.end, fence.start).trim() === "";
    if (follows) runs.at(-1)?.push(fence);
    else runs.push([fence]);
  }
  return runs.map((run, index) => exampleOf(run, index + 1));
}

function fencesOf(page: string): readonly Fence[] {
  return [...page.matchAll(/^```(\w+) (\S+)([^\n]*)\n(.*?)^```$/gms)].map((match) => {
    const [whole, language = "", kind = "", rest = "", text = ""] = match;
    if (!kinds.includes(kind)) throw new Error(`"${kind}" is no kind of example: ${kinds.join(", ")}`);
    const line = /\bfinding=(\d+)/.exec(rest)?.[1];
    return {
      language,
      kind: kind as ExampleKind,
      isBefore: rest.startsWith(" before"),
      file: /\bfile=(\S+)/.exec(rest)?.[1],
      line: line === undefined ? undefined : Number(line),
      when: /\bwhen="([^"]*)"/.exec(rest)?.[1],
      text,
      start: match.index,
      end: match.index + whole.length,
    };
  });
}

function exampleOf(run: readonly Fence[], number: number): Example {
  const all = run.map((fence) => ({
    fence,
    path: fence.file ?? (fence.language === "hcl" ? "main.tf" : `template.${fence.language}`),
    text: fence.text,
  }));
  const [before, files] = [all.filter(({ fence }) => fence.isBefore), all.filter(({ fence }) => !fence.isBefore)];
  return {
    kind: run[0]?.kind ?? "good",
    number,
    files: files.map(({ path, text }) => ({ path, text })),
    before: before.length === 0 ? undefined : before.map(({ path, text }) => ({ path, text })),
    findings: files.flatMap(({ fence, path, text }) =>
      [...markedLines(text), ...(fence.line === undefined ? [] : [fence.line])].map((line) => `${path}:${line}`),
    ),
    when: run.map(({ when }) => when).find((when) => when !== undefined) ?? null,
  };
}

function markedLines(text: string): readonly number[] {
  return text.split("\n").flatMap((line, index) => (/# finding\b/.test(line) ? [index + 1] : []));
}
