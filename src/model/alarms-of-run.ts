import { isOnStreamReader } from "./alarm.js";
import type { AlarmPart } from "./alarm.js";
import { any, unsure, yes } from "./answer.js";
import type { Answer } from "./answer.js";
import { isReading } from "./consumer.js";
import { link } from "./link.js";
import type { Parts } from "./parts.js";
import { anyDeployment } from "./scenario.js";
import type { Scenario } from "./scenario.js";
import { leavesOf } from "./value.js";
import type { Value, Written } from "./value.js";

/** Where the alarms on streams and their readers are kept; undefined where nobody says so. */
export type AlarmsAre = "here" | "elsewhere" | undefined;

/**
 * The deployments of a run, each with the alarms of all the others. Alarms are spoken of where the run holds one on a stream reader, its
 * stream or its failure queue, for else they are kept elsewhere; or as somebody says.
 */
export function withAlarmsOfRun(deployments: readonly Parts[], are: AlarmsAre): readonly Parts[] {
  if (are === "elsewhere") return deployments;
  const withAlarms = deployments.filter(({ alarms }) => (alarms?.alarms.length ?? 0) > 0);
  if (withAlarms.length === 0 && are === undefined) return deployments;
  const together = deployments.map((parts) => withOthers(parts, withAlarms));
  const areHere = are === "here" ? yes : any(...together.map((parts) => () => holdsAlarmOnReader(parts)));
  if (areHere.is === "no") return deployments;
  return together.map(({ parts, others }) => ({ ...parts, alarmsOfRun: { areHere, others } }));
}

interface WithOthers {
  readonly parts: Parts;
  readonly others: readonly AlarmPart[];
}

function withOthers(parts: Parts, withAlarms: readonly Parts[]): WithOthers {
  const others = withAlarms.filter((one) => one !== parts);
  if (others.length === 0) return { parts, others: [] };
  // Names in their alarms mean something by their own parameters.
  const parameters = new Map([...others, parts].flatMap((one) => [...one.parameters]));
  return { parts: { ...parts, parameters }, others: others.flatMap(({ alarms }) => alarms?.alarms ?? []).map(withoutOwn) };
}

/** Seen from another deployment: a metric of what stands beside the alarm is of nothing there. */
function withoutOwn(alarm: AlarmPart): AlarmPart {
  return { ...alarm, metrics: alarm.metrics.filter(({ dimensions }) => !leavesOf(dimensions).some(({ value }) => namesOwn(value))) };
}

function namesOwn(dimensions: Value<ReadonlyMap<string, Written<string>>>): boolean {
  if (dimensions.is !== "known") return false;
  const isOwn = (value: Value<string>): boolean =>
    // What is looked up may stand anywhere.
    value.is === "unknown" && value.refersTo?.to === "resource" && !/(^|\.)data\./.test(value.refersTo.name);
  return [...dimensions.value.values()].some((name) => leavesOf(name).every(({ value }) => isOwn(value)));
}

/** How many reasons are told at most why nobody knows it. */
const mostReasons = 3;

/** Whether some alarm is on a stream reader, in some deployments at least. */
function holdsAlarmOnReader({ parts, others }: WithOthers): Answer {
  const all = anyDeployment(parts);
  const model = link({ ...parts, alarmsOfRun: { areHere: yes, others } }, all);
  const readers = model.consumers.filter((consumer) => isReading(consumer).is !== "no");
  const found = any(
    ...readers.map(
      ({ watched }) =>
        () =>
          any(...watched.sights.map(({ there }) => inSome(there, all))),
    ),
    ...model.alarms.map((alarm) => () => inSome(isOnStreamReader(alarm), all)),
  );
  return found.is === "unsure" ? unsure(...found.because.slice(0, mostReasons)) : found;
}

function inSome(answer: Answer, all: Scenario): Answer {
  const { hangsOn } = answer.is === "unsure" ? answer : {};
  if (hangsOn === undefined) return answer;
  const where = all.existing(hangsOn.yesWhen);
  return where === undefined || where.holds(hangsOn.yesWhen).is === "unsure" ? answer : yes;
}
