import { isOnStreamReader } from "./alarm.js";
import type { Answer } from "./answer.js";
import { isReading } from "./consumer.js";
import { link } from "./link.js";
import type { Parts } from "./parts.js";
import { anyDeployment } from "./scenario.js";

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
  const areHere = are === "here" || together.some(holdsAlarmOnReader);
  return areHere ? together : deployments;
}

function withOthers(parts: Parts, withAlarms: readonly Parts[]): Parts {
  const others = withAlarms.filter((one) => one !== parts);
  const alarmsOfRun = { areHere: true, others: others.flatMap(({ alarms }) => alarms?.alarms ?? []) };
  if (others.length === 0) return { ...parts, alarmsOfRun };
  // Names in their alarms mean something by their own parameters.
  const parameters = new Map([...others, parts].flatMap((one) => [...one.parameters]));
  return { ...parts, parameters, alarmsOfRun };
}

/** Whether some alarm is on a stream reader for certain, at least in some deployments. */
function holdsAlarmOnReader(parts: Parts): boolean {
  const model = link(parts, anyDeployment(parts));
  const isSo = (answer: Answer): boolean => answer.is === "yes" || (answer.is === "unsure" && answer.hangsOn !== undefined);
  const readers = model.consumers.filter((consumer) => isReading(consumer).is !== "no");
  return (
    readers.some(({ watched }) => watched.sights.some(({ there }) => isSo(there))) ||
    model.alarms.some((one) => isSo(isOnStreamReader(one)))
  );
}
