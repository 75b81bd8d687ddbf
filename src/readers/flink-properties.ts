import { allOf, always } from "../model/condition.js";
import type { Condition } from "../model/condition.js";
import type { ConsumerPart } from "../model/consumer.js";
import { conditionThat, leavesOf } from "../model/value.js";
import type { Value, Written } from "../model/value.js";

/** A property that an application is given: free text, of which its own code makes what it likes. */
export interface FlinkProperty {
  readonly group: string;
  readonly key: string;
  /** A bare name of a stream that the file declares is already a reference to it. */
  readonly value: Written<string>;
  /** Default always. */
  readonly when?: Condition;
}

/** A stream that an application reads, or may read. */
export interface FlinkSource {
  readonly value: Written<string>;
  readonly when: Condition;
}

/**
 * The streams that an application reads, as far as its properties tell: one that names a stream and speaks of input is read,
 * one that speaks of output is not, and of any other it is not known whether it is.
 */
export function flinkSources(properties: readonly FlinkProperty[], namesStream: (value: Value<string>) => boolean): readonly FlinkSource[] {
  const found = new Map<string, FlinkSource>();
  for (const { group, key, value, when: isThere = always } of properties) {
    const isStream = conditionThat(value, namesStream);
    if (isStream.is === "never") continue;
    const about = `${group} ${key}`;
    if (/output|sink|producer|destination|target/i.test(about)) continue;
    const isRead: Condition = /input|source|consumer/i.test(about)
      ? always
      : { is: "unknowable", because: `property ${key} names a stream, and the code tells whether it is read or written` };
    const when = allOf(isThere, isStream, isRead);
    const stream = JSON.stringify(leavesOf(value).map(({ value: one }) => identityOf(one) ?? key));
    if (found.get(stream)?.when.is !== "always") found.set(stream, { value, when });
  }
  return [...found.values()];
}

function identityOf(value: Value<string>): unknown {
  return value.is === "absent" ? undefined : (value.refersTo ?? (value.is === "known" ? value.value : undefined));
}

/** The connectors know `EFO` and `POLLING`; without either the code decides. */
export function howFlinkReads(properties: readonly FlinkProperty[]): ConsumerPart["declaredReads"] {
  const says = (text: string): boolean => properties.some(({ value }) => value.is === "known" && value.value.toUpperCase() === text);
  return says("EFO") ? "fan-out" : says("POLLING") ? "shared" : "unknown";
}
