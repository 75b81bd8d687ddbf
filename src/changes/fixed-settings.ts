import { all, any, no, unsure } from "../model/answer.js";
import type { Answer } from "../model/answer.js";
import type { FixedSetting, TwoVersions } from "../model/change.js";
import type { Consumer } from "../model/consumer.js";
import { differs } from "../model/differs.js";
import type { Versions } from "../model/differs.js";
import { settingName } from "../model/setting-lines.js";
import type { Stream } from "../model/stream.js";
import { is } from "../model/value.js";
import type { Value } from "../model/value.js";
import { below } from "../source/place.js";
import type { Place } from "../source/place.js";
import type { PlannedChange } from "./deployed-plan.js";
import { replacingArguments } from "./provider-facts.js";
import { isList, rawDiffers } from "./raw-difference.js";
import type { Raw } from "./raw.js";
import { propertyDifferences } from "./template-difference.js";

/** What of a mapping or a pipe cannot be changed while it is deployed, whatever it is written in. */
export function fixedOfReader({ before, after }: TwoVersions<Consumer>, versions: Versions): readonly FixedSetting[] {
  const { dialect, kind } = after;
  const position = settingName(dialect, "startingPosition");
  const time = settingName(dialect, "startingPositionTimestamp");
  return [
    { name: sourceName(after), changed: sourceDiffers(before, after, versions), ...written(after.source) },
    ...(kind === "lambda" || kind === "pipe"
      ? [
          setting(position, before.startingPosition, after.startingPosition, versions),
          setting(time, before.startingPositionTimestamp, after.startingPositionTimestamp, versions),
        ]
      : []),
  ];
}

function setting(name: string, before: Value<string>, after: Value<string>, versions: Versions): FixedSetting {
  const values = before.is === "known" && after.is === "known" ? { values: { before: before.value, after: after.value } } : {};
  return { name, changed: differs(before, after, versions), ...written(after), ...values };
}

function written(value: Value<unknown>): { readonly place?: Place | undefined } {
  return value.is === "absent" ? {} : { place: value.place };
}

/** A stream and a consumer that is registered with it have different ARNs. */
function sourceDiffers(before: Consumer, after: Consumer, versions: Versions): Answer {
  const changesWay = all(
    any(all(is(before.reads, "shared"), is(after.reads, "fan-out")), all(is(before.reads, "fan-out"), is(after.reads, "shared"))),
  );
  return changesWay.is === "yes" ? changesWay : differs(before.source, after.source, versions);
}

function sourceName({ dialect, kind }: Consumer): string {
  if (kind === "pipe") return dialect.format === "terraform" ? "source" : "Source";
  if (kind === "firehose") return dialect.format === "terraform" ? "kinesis_source_configuration" : "KinesisStreamSourceConfiguration";
  return { cloudformation: "EventSourceArn", sam: "Stream", serverless: "arn", terraform: "event_source_arn" }[dialect.format];
}

/** The name of a stream or a table cannot be changed while it is deployed. */
export function fixedOfStream({ before, after }: TwoVersions<Stream>, versions: Versions): readonly FixedSetting[] {
  const isTable = after.kind.is === "known" && after.kind.value === "dynamodb";
  const name = after.dialect.format === "terraform" ? "name" : isTable ? "TableName" : "Name";
  return [setting(name, before.name, after.name, versions)];
}

/** What else of a resource cannot be changed while it is deployed, as far as `known` does not say it already. */
export function fixedAsWritten(
  before: Raw | undefined,
  after: Raw | undefined,
  place: Place,
  known: readonly FixedSetting[],
): readonly FixedSetting[] {
  if (before === undefined || after === undefined) return [];
  const names = new Set(known.map(({ name }) => name));
  return (isResource(after) ? inTemplate(before, after, place) : inConfiguration(before, after, place)).filter(
    ({ name }) => !names.has(name),
  );
}

function isResource(raw: Raw): boolean {
  return typeof raw === "object" && raw !== null && "Type" in raw;
}

function inTemplate(before: Raw, after: Raw, place: Place): readonly FixedSetting[] {
  return propertyDifferences(before, after).flatMap(({ name, replaces, ...values }): FixedSetting[] => {
    if (replaces === "never") return [];
    const differ = rawDiffers(values.before, values.after, name);
    const changed = replaces === "sometimes" && differ.is === "yes" ? unsure(`a change of ${name} replaces it in some cases only`) : differ;
    return changed === no ? [] : [{ name, changed, place: below(place, "Properties", name) }];
  });
}

function inConfiguration(before: Raw, after: Raw, place: Place): readonly FixedSetting[] {
  const type = place.path[0] === "resource" ? String(place.path[1]) : "";
  const [one, other] = [blockOf(before), blockOf(after)];
  const inside = other === after ? place : below(place, 0);
  return (replacingArguments.get(type) ?? []).map((name) => ({
    ...{ name, place: below(inside, name) },
    changed: rawDiffers(argument(one, name), argument(other, name), name),
  }));
}

/** Blocks of one address stand in a list, as JSON may have them. */
function blockOf(raw: Raw): Raw | undefined {
  return isList(raw) ? raw[0] : raw;
}

function argument(raw: Raw | undefined, name: string): Raw | undefined {
  return typeof raw === "object" && raw !== null && !isList(raw) ? raw[name] : undefined;
}

/** What a plan says takes the place of all that follows from how things are written. */
export function fixedInPlan({ isReplaced, because }: PlannedChange, place: Place): readonly FixedSetting[] {
  if (!isReplaced) return [];
  const names = because.length === 0 ? [undefined] : because;
  return names.map((name) => ({
    ...{ name: name ?? "it", changed: { is: "yes" }, place },
    ...(name === undefined ? { because: "the plan says so" } : {}),
  }));
}
