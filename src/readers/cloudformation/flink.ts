import type { Condition } from "../../model/condition.js";
import { always } from "../../model/condition.js";
import type { ConsumerPart } from "../../model/consumer.js";
import { parseSourceArn } from "../../model/arn.js";
import type { Value, Written } from "../../model/value.js";
import { below } from "../../source/place.js";
import { evaluate } from "./evaluate.js";
import { asText, itemsOf, propertiesIn, propertiesOfResource } from "./properties.js";
import { serviceReader } from "./service-readers.js";
import { streamNamed } from "./stream-name.js";
import type { Resource, Template } from "./template.js";

/** A property that an application is given: free text, of which its own code makes what it likes. */
interface FlinkProperty {
  readonly group: string;
  readonly key: string;
  readonly value: Written<string>;
}

/**
 * The streams that a Flink application reads, as far as its properties tell. They are free text: one that names a stream
 * and speaks of input is a reader, one that speaks of output is none, and of any other it is not known whether it reads.
 */
export function readFlinkApplication(template: Template, resource: Resource): readonly ConsumerPart[] {
  const properties = flinkProperties(template, resource);
  const sources = new Map(properties.flatMap((property) => sourceIn(template, property)).map((source) => [source.key, source]));
  const reads = howItReads(properties);
  return [...sources.values()].map(({ value, when }, index) => {
    const name = sources.size === 1 ? resource.name : `${resource.name}[${index}]`;
    return serviceReader(template, resource, { kind: "flink", name, source: value, when, reads });
  });
}

function flinkProperties(template: Template, resource: Resource): readonly FlinkProperty[] {
  const groups = itemsOf(
    template,
    propertiesOfResource(template, resource).at("ApplicationConfiguration", "EnvironmentProperties", "PropertyGroups"),
  );
  if (groups.is !== "known") return [];
  return groups.value.flatMap((item) => {
    const group = propertiesIn(template, item);
    const id = asText(group.at("PropertyGroupId"));
    const map = group.at("PropertyMap");
    if (map.is !== "known" || map.value.kind !== "map") return [];
    return map.value.entries.map(({ key, value }) => ({
      group: id.is === "known" ? id.value : "",
      key,
      value: asText(evaluate(template, value, below(map.place, key))),
    }));
  });
}

interface FlinkSource {
  /** Equal for properties that name the same stream. */
  readonly key: string;
  readonly value: Written<string>;
  readonly when: Condition;
}

function sourceIn(template: Template, { group, key, value: written }: FlinkProperty): readonly FlinkSource[] {
  const value = streamNamed(template, written);
  if (value.is === "choice" || value.is === "absent" || !namesStream(template, value)) return [];
  const about = `${group} ${key}`;
  if (/output|sink|producer|destination|target/i.test(about)) return [];
  const when: Condition = /input|source|consumer/i.test(about)
    ? always
    : { is: "unknowable", because: `property ${key} names a stream, and the code tells whether it is read or written` };
  return [{ key: JSON.stringify(value.refersTo ?? (value.is === "known" ? value.value : key)), value, when }];
}

function namesStream(template: Template, value: Exclude<Value<string>, { is: "absent" }>): boolean {
  if (value.refersTo?.to === "resource") return template.resources.get(value.refersTo.name)?.type === "AWS::Kinesis::Stream";
  const text = value.refersTo?.to === "expression" ? value.refersTo.text : value.is === "known" ? value.value : "";
  return parseSourceArn(text)?.service === "kinesis";
}

/** The connectors know `EFO` and `POLLING`; without either the code decides. */
function howItReads(properties: readonly FlinkProperty[]): ConsumerPart["declaredReads"] {
  const says = (text: string): boolean => properties.some(({ value }) => value.is === "known" && value.value.toUpperCase() === text);
  return says("EFO") ? "fan-out" : says("POLLING") ? "shared" : "unknown";
}
