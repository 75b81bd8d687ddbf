import type { ConsumerPart } from "./consumer.js";
import type { Written } from "./value.js";

/** Ids of the consumers that have a function or a failure queue in common, in their order. */
export function consumersByKey(consumers: readonly ConsumerPart[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const part of consumers) {
    for (const key of [functionKey(part), queueKey(part)]) {
      if (key !== undefined) found.set(key, [...(found.get(key) ?? []), part.id]);
    }
  }
  return found;
}

/** Equal for consumers that call one function, as far as that is plain to see. */
export function functionKey({ ownFunction, function: called }: ConsumerPart): string | undefined {
  const key = ownFunction?.id ?? plainKey(called);
  return key === undefined ? undefined : `function ${key}`;
}

/** Equal for consumers that have one failure queue. */
export function queueKey({ settings }: ConsumerPart): string | undefined {
  const key = plainKey(settings.onFailure);
  return key === undefined ? undefined : `queue ${key}`;
}

function plainKey(written: Written<string>): string | undefined {
  if (written.is !== "known" && written.is !== "unknown") return undefined;
  const reference = written.refersTo;
  if (reference?.to === "resource") return `${reference.file}#${reference.name}`;
  return reference === undefined && written.is === "known" ? `=${written.value}` : undefined;
}
