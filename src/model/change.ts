import type { Place } from "../source/place.js";
import { all, any, certainly, no, not, yes } from "./answer.js";
import type { Answer } from "./answer.js";
import type { Condition, Named } from "./condition.js";
import type { Consumer } from "./consumer.js";
import type { Dialect } from "./dialect.js";
import type { Versions } from "./differs.js";
import { differs } from "./differs.js";
import type { Scenario } from "./scenario.js";
import type { Stream, Subscription } from "./stream.js";
import { whereKnown } from "./value.js";
import type { Call, Value } from "./value.js";

/** A stream or a reader that stands in two versions of the files, in one scenario. */
export interface Change {
  readonly id: string;
  readonly subject: string;
  readonly place: Place;
  readonly when: Condition;
  readonly calls?: readonly Call[] | undefined;
  readonly dialect: Dialect;
  /** Whether it is there in both versions. */
  readonly isInBoth: Answer;
  readonly reader: TwoVersions<Consumer> | undefined;
  /** A table that has lost its stream has none after it. */
  readonly stream: { readonly before: Stream; readonly after: Stream | undefined } | undefined;
  /** Whether a table that had a stream has none any more, and is still there. */
  readonly losesStream: Answer;
  /** Those that read the stream in the first version and are still there in the second one. */
  readonly readersLeft: readonly Subscription[];
  /** What it was called before, where it goes on under a new name: the deployment deletes the old one and makes a new one. */
  readonly renamedFrom: string | undefined;
  /** Each setting that cannot be changed on what is deployed: where it is another one, a new resource takes the place of the old one. */
  readonly fixed: readonly FixedSetting[];
  readonly versions: Versions;
}

export interface TwoVersions<Part> {
  readonly before: Part;
  readonly after: Part;
}

/** A setting whose change makes a deployment put a new resource in the place of the old one. */
export interface FixedSetting {
  /** As its user writes it, such as `StartingPosition`. */
  readonly name: string;
  readonly changed: Answer;
  readonly place?: Place | undefined;
  /** Its values, where both are known. */
  readonly values?: { readonly before: string; readonly after: string } | undefined;
  /** What comes of it in words, where it is not the setting itself that is written anew. */
  readonly because?: string | undefined;
}

/** Whether the deployment puts a new resource in the place of the old one. */
export function isReplaced({ isInBoth, renamedFrom, fixed }: Change): Answer {
  return all(isInBoth, () => any(certainly(renamedFrom !== undefined), ...fixed.map(({ changed }) => changed)));
}

/** The settings for whose sake it is replaced. */
export function causesOf({ fixed }: Change): readonly FixedSetting[] {
  return fixed.filter(({ changed }) => changed.is === "yes");
}

/** Whether the deployment loses the position of a mapping or a pipe. */
export function losesPosition(change: Change): Answer {
  const kind = change.reader?.after.kind;
  return kind === "lambda" || kind === "pipe" ? isReplaced(change) : no;
}

/**
 * Whether CloudFormation refuses to replace a mapping: it makes the new one before it deletes the old one, and a function has one
 * mapping on a stream at most. https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
 */
export function isRefusedAsDuplicate({ reader, dialect, versions, fixed }: Change): Answer {
  if (reader?.after.kind !== "lambda" || dialect.format === "terraform") return no;
  const { before, after } = reader;
  // What it refers to may get a new ARN though it is written as before.
  const isReadAnew = any(...fixed.filter(({ because }) => because !== undefined).map(({ changed }) => changed));
  return all(not(isReadAnew), not(differs(before.source, after.source, versions)), () => callsSame(before, after, versions));
}

/** Whether two versions of a reader call the same function; those that call none do. */
export function callsSame(before: Consumer, after: Consumer, versions: Versions): Answer {
  return namesOwnFunction(before) && namesOwnFunction(after) && idOfFunction(before) === idOfFunction(after)
    ? yes
    : not(differs(before.callee, after.callee, versions));
}

/** SAM has the name of a function where others refer to it; neither goes through an alias. */
function namesOwnFunction({ callee, function: called }: Consumer): boolean {
  if (callee.is === "absent" || called.is !== "known") return false;
  const { refersTo } = callee;
  if (refersTo !== undefined) return refersTo.to === "resource" && `${refersTo.file}#${refersTo.name}` === called.value.id;
  return callee.is === "known" && called.value.id.endsWith(`#${callee.value}`);
}

function idOfFunction({ function: called }: Consumer): string | undefined {
  return called.is === "known" ? called.value.id : undefined;
}

/** Whether the setting of a reader or a stream has another value than before. */
export function isChanged(before: Value<unknown>, after: Value<unknown>, { isInBoth, versions }: Change): Answer {
  return all(isInBoth, () => differs(before, after, versions));
}

/** Whether a setting goes from one value to another one in such a way. */
export function goesFrom<T>(before: Value<T>, after: Value<T>, change: Change, test: (before: T, after: T) => boolean): Answer {
  const isSo = (): Answer => whereKnown(before, (one) => whereKnown(after, (other) => certainly(test(one, other))));
  return all(isChanged(before, after, change), isSo);
}

/** What two versions have in common, and what a deployment of the second over the first one changes. */
export interface Compared {
  /** All deployments, as far as the conditions of both versions tell them apart. */
  readonly all: Scenario;
  readonly named: readonly Named[];
  readonly changesIn: (scenario: Scenario) => readonly Change[];
  readonly changeIn: (id: string, scenario: Scenario) => Change | undefined;
}
