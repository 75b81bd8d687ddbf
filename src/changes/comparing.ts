import type { Compared } from "../model/change.js";
import type { Parts } from "../model/parts.js";
import { readFiles } from "../read-files.js";
import type { Beside, ReadFiles } from "../read-files.js";
import type { Reader } from "../readers/reader.js";
import { mayChange } from "../source/plan-text.js";
import type { ParsedFile } from "../source/parse.js";
import type { Locator } from "../source/position.js";
import { deployedPlan } from "./deployed-plan.js";
import type { DeployedPlan, PlannedChange } from "./deployed-plan.js";
import { Moves } from "./moved.js";
import { underNewPaths } from "./moved-files.js";
import { pairedParts } from "./paired-parts.js";
import { Written } from "./raw.js";
import type { Pairs } from "./two-versions.js";
import { TwoVersions } from "./two-versions.js";
import { unitsOf } from "./units.js";
import type { Unit } from "./units.js";

/** The version that is deployed, and what it takes to read it. */
export interface Before extends Beside {
  readonly files: readonly ParsedFile[];
  readonly readers: readonly Reader[];
}

/** What the second of two versions changes. */
export interface Comparison {
  readonly compared: readonly Compared[];
  /** Ids of the consumers that are new; a plan alone does not tell. */
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
    const earlier = underNewPaths(before?.files ?? [], files).filter(({ path }) => !plans.has(path));
    const deployed = [...earlier, ...[...plans.values()].map((plan) => plan.deployed)];
    const read = readFiles(deployed, before?.readers ?? readers, before);
    const units = unitsOf(read.parts, after.parts, changedPaths(deployed, files));
    const sides = { writtenBefore: new Written(deployed), writtenAfter: new Written(files), moves: new Moves(files), plans };
    const paired = units.changed.map((unit) => ({ unit, ...pairedIn(unit, sides) }));
    return {
      compared: paired.map(({ compared }) => compared),
      added: new Set(
        before === undefined ? [] : [...paired.flatMap(({ unit, pairs }) => addedIn(unit.after, pairs)), ...idsIn(units.added)],
      ),
      locators: read.locators,
    };
  };
}

interface Sides {
  readonly writtenBefore: Written;
  readonly writtenAfter: Written;
  readonly moves: Moves;
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

/** The files that differ, or that one version has and the other has not. */
function changedPaths(before: readonly ParsedFile[], after: readonly ParsedFile[]): ReadonlySet<string> {
  const [earlier, later] = [before, after].map((files) => new Map(files.map((file) => [file.path, file])));
  const paths = [...new Set([...before, ...after].map(({ path }) => path))];
  return new Set(paths.filter((path) => !isSame(earlier?.get(path), later?.get(path))));
}

/** A plan is compared with itself: it has one text and two trees. */
function isSame(before: ParsedFile | undefined, after: ParsedFile | undefined): boolean {
  return before?.text === after?.text && (before?.tree === after?.tree || !mayChange(after?.text ?? ""));
}

function pairedIn({ before, after }: Unit, { moves, plans, ...written }: Sides): { readonly compared: Compared; readonly pairs: Pairs } {
  const { pairs, versions } = pairedParts({ before, after, moves }, written.writtenBefore, written.writtenAfter);
  const planned = (id: string): PlannedChange | undefined => {
    const [file, address] = splitAt(id, id.indexOf("#"));
    const plan = plans.get(file);
    return plan === undefined ? undefined : (plan.changes.get(address) ?? { isReplaced: false, because: [] });
  };
  return { pairs, compared: new TwoVersions({ before, after, planned, ...written }, pairs, versions) };
}

function splitAt(text: string, index: number): readonly [string, string] {
  return [text.slice(0, index), text.slice(index + 1)];
}

function addedIn(after: Parts, pairs: Pairs): readonly string[] {
  const known = new Set(pairs.readers.map((pair) => pair.after));
  return idsIn([after]).filter((id) => !known.has(id));
}

function idsIn(all: readonly Parts[]): readonly string[] {
  return all.flatMap(({ consumers }) => consumers.map(({ id }) => id));
}
