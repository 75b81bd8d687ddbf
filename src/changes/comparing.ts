import type { Compared } from "../model/change.js";
import type { Parts } from "../model/parts.js";
import { partsOfAll } from "../model/parts.js";
import { scopeOf } from "../model/reference.js";
import { readFiles } from "../read-files.js";
import type { Beside, ReadFiles } from "../read-files.js";
import type { Reader } from "../readers/reader.js";
import { mayChange } from "../source/plan-text.js";
import type { ParsedFile } from "../source/parse.js";
import type { Locator } from "../source/position.js";
import { deployedPlan } from "./deployed-plan.js";
import type { DeployedPlan, PlannedChange } from "./deployed-plan.js";
import { Moves } from "./moved.js";
import { pairedParts } from "./paired-parts.js";
import { Written } from "./raw.js";
import type { Pairs } from "./two-versions.js";
import { TwoVersions } from "./two-versions.js";

/** The version that is deployed, and what it takes to read it. */
export interface Before extends Beside {
  readonly files: readonly ParsedFile[];
  readonly readers: readonly Reader[];
}

/** What the second of two versions changes. */
export interface Comparison {
  readonly compared: readonly Compared[];
  /** Ids of the consumers that are new; undefined where nobody knows, for there is but a plan. */
  readonly added: ReadonlySet<string>;
  /** Of the files that are gone. */
  readonly locators: ReadonlyMap<string, Locator>;
}

/** Compares what was read with the version that is deployed, and each plan with what it says of that. */
export type Compare = (after: ReadFiles, files: readonly ParsedFile[], readers: readonly Reader[]) => Comparison;

/** `before`: undefined where nothing but plans tells what is deployed. */
export function comparing(before: Before | undefined): Compare {
  return (after, files, readers) => {
    const plans = plansAmong(files);
    const deployed = [...(before?.files ?? []).filter(({ path }) => !plans.has(path)), ...[...plans.values()].map((plan) => plan.deployed)];
    const read = readFiles(deployed, before?.readers ?? readers, before);
    const ends = { before: deployed, after: files, plans };
    const units = after.parts.flatMap((parts) => unitOf(parts, read.parts, ends) ?? []).map((unit) => ({ unit, ...pairedIn(unit, ends) }));
    return {
      compared: units.map(({ compared }) => compared),
      added: new Set(before === undefined ? [] : units.flatMap(({ unit, pairs }) => addedIn(unit, pairs))),
      locators: read.locators,
    };
  };
}

interface Ends {
  readonly before: readonly ParsedFile[];
  readonly after: readonly ParsedFile[];
  readonly plans: ReadonlyMap<string, DeployedPlan>;
}

function plansAmong(files: readonly ParsedFile[]): ReadonlyMap<string, DeployedPlan> {
  return new Map(
    files.flatMap((file) => {
      const plan = mayChange(file.text) ? deployedPlan(file) : undefined;
      return plan === undefined ? [] : [[file.path, plan] as const];
    }),
  );
}

/** What is deployed together, in two versions. */
interface Unit {
  readonly before: Parts;
  readonly after: Parts;
}

/** Undefined where nothing was deployed before that has to do with these parts, or where no file has changed. */
function unitOf(after: Parts, deployed: readonly Parts[], { before, after: files }: Ends): Unit | undefined {
  const scopes = scopesOf(after);
  const group = deployed.filter((parts) => [...scopesOf(parts)].some((scope) => scopes.has(scope)));
  if (group.length === 0) return undefined;
  const texts = new Map(before.map(({ path, text, tree }) => [path, { text, tree }]));
  const isChanged = files.length !== before.length || files.some((file) => !isSame(file, texts.get(file.path)));
  return isChanged ? { before: partsOfAll(group), after } : undefined;
}

/** A plan is compared with itself: it has one text and two trees. */
function isSame({ text, tree, language }: ParsedFile, before: Pick<ParsedFile, "text" | "tree"> | undefined): boolean {
  return before?.text === text && (language !== "json" || before.tree === tree || !mayChange(text));
}

function scopesOf(parts: Parts): ReadonlySet<string> {
  return new Set([...parts.streams, ...parts.consumers, ...parts.registrations, ...parts.tables].map(scopeOf));
}

function pairedIn(
  { before, after }: Unit,
  { before: deployed, after: files, plans }: Ends,
): { readonly compared: Compared; readonly pairs: Pairs } {
  const [writtenBefore, writtenAfter] = [new Written(deployed), new Written(files)];
  const { pairs, versions } = pairedParts({ before, after, moves: new Moves(files) }, writtenBefore, writtenAfter);
  const planned = (id: string): PlannedChange | undefined => {
    const [file, address] = splitAt(id, id.indexOf("#"));
    const plan = plans.get(file);
    return plan === undefined ? undefined : (plan.changes.get(address) ?? { isReplaced: false, because: [] });
  };
  return { pairs, compared: new TwoVersions({ before, after, planned, writtenBefore, writtenAfter }, pairs, versions) };
}

function splitAt(text: string, index: number): readonly [string, string] {
  return [text.slice(0, index), text.slice(index + 1)];
}

function addedIn({ after }: Unit, pairs: Pairs): readonly string[] {
  const known = new Set(pairs.readers.map((pair) => pair.after));
  return after.consumers.map(({ id }) => id).filter((id) => !known.has(id));
}
