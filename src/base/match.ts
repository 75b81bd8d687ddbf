import path from "node:path";
import type { Finding } from "../report.js";
import type { ParsedFile } from "../source/parse.js";
import { isTerraformFile } from "../source/terraform-files.js";
import { contentOf, keysOf, namedAround, nodeAt } from "./content.js";
import type { Path } from "./content.js";

/** One end of a change: the files as they are there, by their paths. */
export type FilesAt = ReadonlyMap<string, ParsedFile>;

/** What both ends have. */
export interface Ends {
  readonly before: FilesAt;
  readonly now: FilesAt;
  /** What a file was called before, which may be what it is called now. */
  readonly formerly: (file: string) => string;
}

/** What can be recognized at the other end. */
interface Subject {
  readonly rule: string;
  readonly subject: string;
  readonly file: string;
}

/**
 * What tells the same thing at both ends: an address of Terraform means the same in all files of its folder, and an ARN everywhere.
 * `file` is called as it was before.
 */
export function identityOf({ rule, subject, file }: Subject): string {
  const home = subject.startsWith("arn:") ? "" : isTerraformFile(file) ? path.posix.dirname(file) : file;
  return JSON.stringify([rule, home, subject]);
}

/** For each finding that was there before, in whatever file and under whatever name, the one that it was. Only what is certain counts. */
export function matched(now: readonly Finding[], before: readonly Finding[], ends: Ends): ReadonlyMap<Finding, Finding> {
  const pairs = new Map<Finding, Finding>();
  const left = new Set(before);
  const pair = (signatureNow: (finding: Finding) => Signatures, signatureBefore: (finding: Finding) => Signatures): void => {
    const known = new Map<string, Finding[]>();
    for (const one of left) for (const key of signatureBefore(one)) known.set(key, [...(known.get(key) ?? []), one]);
    for (const finding of now.filter((one) => !pairs.has(one))) {
      const former = signatureNow(finding)
        .flatMap((key) => known.get(key) ?? [])
        .find((one) => left.has(one));
      if (former === undefined) continue;
      pairs.set(finding, former);
      left.delete(former);
    }
  };
  const identityNow = (finding: Finding): Signatures => [identityOf({ ...finding, file: ends.formerly(finding.subjectAt.file) })];
  const identityBefore = (finding: Finding): Signatures => [identityOf({ ...finding, file: finding.subjectAt.file })];
  const isSameText = (file: string, former: string): boolean => ends.now.get(file)?.text === ends.before.get(former)?.text;
  pair(
    (finding) => (isSameText(finding.subjectAt.file, ends.formerly(finding.subjectAt.file)) ? identityNow(finding) : []),
    identityBefore,
  );
  const written = new Written(ends);
  // An entry of a list is called by its number, and may have become the next one.
  pair(
    (finding) => written.now(finding, "same name"),
    (finding) => written.before(finding, "same name"),
  );
  pair(
    (finding) => written.now(finding, "other number"),
    (finding) => written.before(finding, "other number"),
  );
  pair(identityNow, identityBefore);
  for (const kind of ["moved", "renamed"] as const)
    pair(
      (finding) => written.now(finding, kind),
      (finding) => written.before(finding, kind),
    );
  return pairs;
}

type Signatures = readonly string[];
type Kind = "same name" | "other number" | "moved" | "renamed";

/** Recognizes findings by what is written where they are about. */
class Written {
  readonly #ends: Ends;
  readonly #later: ReadonlyMap<string, string>;

  constructor(ends: Ends) {
    this.#ends = ends;
    this.#later = new Map([...ends.now.keys()].map((file) => [ends.formerly(file), file]));
  }

  now(finding: Finding, kind: Kind): Signatures {
    const { file } = finding.subjectAt;
    const former = this.#ends.formerly(file);
    return signatures(finding, kind, { here: this.#ends.now.get(file), there: this.#ends.before.get(former), home: former });
  }

  before(finding: Finding, kind: Kind): Signatures {
    const { file } = finding.subjectAt;
    const there = this.#ends.now.get(this.#later.get(file) ?? file);
    return signatures(finding, kind, { here: this.#ends.before.get(file), there, home: file });
  }
}

interface Sides {
  readonly here: ParsedFile | undefined;
  /** The same file at the other end. */
  readonly there: ParsedFile | undefined;
  readonly home: string;
}

function signatures(finding: Finding, kind: Kind, { here, there, home }: Sides): Signatures {
  if (here === undefined) return [];
  const { path: at } = finding.subjectAt;
  return namedAround(at).flatMap((named) => {
    const node = nodeAt(here, named);
    const name = named.at(-1);
    if (node === undefined || (kind === "other number") !== (typeof name === "number")) return [];
    const isMoved = kind === "moved" || kind === "renamed";
    if (isMoved && nodeAt(there, named) !== undefined) return [];
    const content = isMoved ? withoutNames(contentOf(here, node), missingAt(here, there, named)) : contentOf(here, node);
    const rest = [finding.rule, named.slice(0, -1), at.slice(named.length), content];
    if (kind === "same name") return [JSON.stringify([home, finding.subject, name, ...rest])];
    if (kind === "moved") return [JSON.stringify([finding.subject, name, ...rest])];
    return [JSON.stringify(kind === "renamed" ? rest : [home, ...rest])];
  });
}

/** Names beside this one that the other end does not have: what was renamed together refers to each other. */
function missingAt(here: ParsedFile, there: ParsedFile | undefined, named: Path): readonly string[] {
  const around = named.slice(0, -1);
  const others = new Set(keysOf(nodeAt(there, around)));
  return keysOf(nodeAt(here, around)).filter((key) => !others.has(key));
}

function withoutNames(content: string, names: readonly string[]): string {
  if (names.length === 0) return content;
  const any = names.map((name) => name.replaceAll(/[^\w]/g, "\\$&")).join("|");
  return content.replaceAll(new RegExp(`(?<![\\w-])(?:${any})(?![\\w-])`, "g"), "\u0000");
}
