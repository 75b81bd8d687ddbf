import { publishedName } from "./follow.js";
import type { Parts } from "./parts.js";
import { asOpenText, scopeOf } from "./reference.js";
import { partsOfKind } from "./same-thing.js";
import { sharedName } from "./shared-name.js";
import { leavesOf } from "./value.js";
import type { Value, Written } from "./value.js";

/** Whether a file declares alarms, and neither streams nor readers: it belongs to whom its alarms are on. */
export function holdsOnlyAlarms({ streams, consumers, alarms }: Parts): boolean {
  return streams.length + consumers.length === 0 && (alarms?.alarms.length ?? 0) > 0;
}

/** What the alarms of a file look at, in words that other files have for it, too. */
export function lookedAtKeys(parts: Parts): readonly string[] {
  const metrics = parts.alarms?.alarms.flatMap((alarm) => alarm.metrics.map((metric) => ({ metric, scope: scopeOf(alarm) }))) ?? [];
  return metrics.flatMap(({ metric, scope }) =>
    leavesOf(metric.dimensions).flatMap(({ value }) =>
      value.is === "known" ? [...value.value].flatMap(([dimension, name]) => keysOf(dimension, name, scope, parts)) : [],
    ),
  );
}

/** What alarms of other files may look at in these, in the same words. */
export function offeredKeys(parts: Parts): readonly string[] {
  return [
    ...parts.functions.flatMap((one) => keysOf("FunctionName", one.settings.name, scopeOf(one), parts)),
    ...parts.consumers.flatMap((one) => keysOf("FunctionName", one.function, scopeOf(one), parts)),
    ...parts.streams.flatMap((one) => keysOf("StreamName", one.settings.name, scopeOf(one), parts)),
    ...partsOfKind("queue", parts).flatMap((one) => keysOf("QueueName", one.settings.name, scopeOf(one), parts)),
    ...parts.published.map(({ register, name }) => `${register} ${name}`),
  ];
}

function keysOf(dimension: string, written: Written<string>, scope: string, parts: Parts): readonly string[] {
  return leavesOf(written).flatMap(({ value }) => {
    const published = publishedName(value, parts);
    if (published !== undefined) return [`${published.register} ${published.name}`];
    const open = openName(value);
    const name = open === undefined ? undefined : sharedName(open, scope, parts.parameters);
    return name === undefined ? [] : [`${dimension} ${name}`];
  });
}

function openName(value: Value<string>): string | undefined {
  if (value.is === "absent") return undefined;
  if (value.refersTo !== undefined && value.is === "unknown") return asOpenText(value.refersTo);
  return value.is === "known" ? value.value : undefined;
}
