import type { Verdict } from "../ask.js";
import { severities } from "../report.js";
import type { BrokenRule, Excused, Finding, Severity, Undecided } from "../report.js";
import type { Telling } from "../rule.js";
import type { Place } from "../source/place.js";
import type { Locator } from "../source/position.js";
import { fingerprint } from "./fingerprint.js";
import { helpUrl } from "./help-url.js";
import { locateAll } from "./locate.js";
import type { Located } from "./locate.js";
import type { Excuses } from "./suppressions/excuses.js";

/** Rule id → how loud it is. */
export type Levels = Readonly<Record<string, "off" | Severity>>;

/** How loud findings are. */
export interface Loudness {
  readonly levels?: Levels;
  /** The highest severity of what holds in some deployments only; "off" leaves it out. Default "warning". */
  readonly conditional?: "off" | Severity;
}

export interface Settled {
  readonly findings: readonly Finding[];
  readonly undecided: readonly Undecided[];
  /** Findings that somebody accepts. */
  readonly suppressed: readonly Excused[];
  readonly broken: readonly BrokenRule[];
}

/** Turns verdicts into what is reported, in a fixed order. Positions are looked up here and nowhere earlier. */
export function settle(
  verdicts: readonly Verdict[],
  { levels = {}, conditional = "warning" }: Loudness,
  locators: ReadonlyMap<string, Locator>,
  excuses: Excuses,
): Settled {
  const told = verdicts.filter(({ when }) => when === null || conditional !== "off");
  const located = locateAll(told.flatMap(placesOf), locators);
  const excused = new Map(told.flatMap((verdict) => excuseOf(verdict, excuses)));
  const found = (some: readonly Verdict[]): readonly Finding[] =>
    some.flatMap((verdict) => findingOf(verdict, { levels, conditional }, located));
  const undecided = told.filter((verdict) => !excused.has(verdict)).flatMap((verdict) => undecidedOf(verdict, located));
  const suppressed = [...excused].flatMap(([verdict, reason]) => found([verdict]).map((finding): Excused => ({ ...finding, reason })));
  return {
    findings: onlyWorst(found(told.filter((verdict) => !excused.has(verdict)))).sort(byPlace),
    suppressed: onlyWorst(suppressed).sort(byPlace),
    undecided: [...new Map(undecided.map((one) => [identityOf(one), one])).values()].sort(byPlace),
    broken: told.flatMap(({ rule, subject, place, thrown }) =>
      thrown === undefined ? [] : [{ rule: rule.id, subject, file: place.file, message: thrown }],
    ),
  };
}

/** The verdict with why somebody accepts it, where somebody does. */
function excuseOf(verdict: Verdict, excuses: Excuses): readonly (readonly [Verdict, string])[] {
  const { rule, place, answer, telling } = verdict;
  if (telling === undefined && answer.is !== "unsure") return [];
  const reason = excuses.reasonFor(rule.id, telling?.at === undefined ? [place] : [place, telling.at]);
  return reason === undefined ? [] : [[verdict, reason]];
}

interface Identified {
  readonly rule: string;
  readonly file: string;
  readonly subject: string;
}

function identityOf({ rule, file, subject }: Identified): string {
  return JSON.stringify([rule, file, subject]);
}

/** A template may become several stacks: of what is found in more than one of them, the worst is told. */
function onlyWorst<F extends Finding>(findings: readonly F[]): F[] {
  const worst = new Map<string, F>();
  for (const finding of findings) {
    const known = worst.get(identityOf(finding));
    if (known === undefined || rankOf(finding) < rankOf(known)) worst.set(identityOf(finding), finding);
  }
  return [...worst.values()];
}

function rankOf({ severity, confidence }: Finding): number {
  return severities.indexOf(severity) * 2 + (confidence === "certain" ? 0 : 1);
}

type Locations = ReadonlyMap<Place, Located>;

function placesOf(verdict: Verdict): readonly Place[] {
  const { place, answer, telling } = verdict;
  if (telling !== undefined) return [telling.at ?? place, ...relatedOf(verdict).map((related) => related.place)];
  return answer.is === "unsure" ? [place] : [];
}

/** What the rule names and, for what a module declares, the calls of that module. */
function relatedOf({ telling, calls }: Verdict): NonNullable<Telling["related"]> {
  return [...(telling?.related ?? []), ...calls.map(({ name, place }) => ({ place, message: `${name} is called here` }))];
}

function findingOf(verdict: Verdict, loudness: Required<Loudness>, locations: Locations): readonly Finding[] {
  const { rule, subject, place, when, telling } = verdict;
  const at = telling?.at ?? place;
  const located = locations.get(at);
  if (telling === undefined || located === undefined) return [];
  const severity = severityOf(rule.severity, telling.severity ?? rule.severity, loudness.levels[rule.id]);
  const finding: Finding = {
    rule: rule.id,
    severity: when === null ? severity : atMost(loudness.conditional, severity),
    confidence: when === null ? "certain" : "conditional",
    when,
    subject,
    message: telling.message,
    help: telling.help,
    helpUrl: helpUrl(rule.id),
    file: at.file,
    ...located.location,
    path: at.path,
    about: { id: verdict.id, stream: verdict.stream },
    subjectAt: place,
    related: relatedOf(verdict).map((related) => ({
      file: related.place.file,
      ...startOf(locations.get(related.place)),
      message: related.message,
    })),
    fingerprint: fingerprint(rule.id, place.file, subject),
    excerpt: located.excerpt,
  };
  return [finding];
}

function startOf(located: Located | undefined): { readonly line: number; readonly column: number } {
  return { line: located?.location.line ?? 1, column: located?.location.column ?? 1 };
}

/** A level from outside caps what the rule says where the rule has milder cases, and replaces it where it has not. */
function severityOf(highest: Severity, said: Severity, level: "off" | Severity | undefined): Severity {
  if (level === undefined || level === "off") return said;
  return said === highest || severities.indexOf(level) > severities.indexOf(said) ? level : said;
}

function atMost(cap: "off" | Severity, severity: Severity): Severity {
  return cap === "off" || severities.indexOf(severity) > severities.indexOf(cap) ? severity : cap;
}

function undecidedOf({ rule, subject, place, answer }: Verdict, locations: Locations): readonly Undecided[] {
  if (answer.is !== "unsure") return [];
  return [{ rule: rule.id, subject, file: place.file, line: startOf(locations.get(place)).line, because: answer.because }];
}

function byPlace<T extends { readonly file: string; readonly line: number; readonly rule: string; readonly subject: string }>(
  one: T,
  other: T,
): number {
  return compare(one.file, other.file) || one.line - other.line || compare(one.rule, other.rule) || compare(one.subject, other.subject);
}

/** By code unit, not by locale: the order is the same on every machine. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
