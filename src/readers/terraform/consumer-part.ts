import { always } from "../../model/condition.js";
import type { ConsumerPart } from "../../model/consumer.js";
import { noSettings } from "../../model/consumer.js";
import { absent } from "../../model/value.js";
import { toldByType } from "./source.js";
import type { Resource, Terraform } from "./resource.js";

/** What differs from one kind of reader to another. */
export type Reader = Pick<ConsumerPart, "kind" | "source"> & Partial<ConsumerPart>;

/** The consumer that a resource is; what `reader` does not say is as for a service that takes no settings. */
export function consumerPart({ file, dialect }: Terraform, resource: Resource, reader: Reader): ConsumerPart {
  const name = reader.name ?? resource.address;
  const told = toldByType(reader.source);
  return {
    place: resource.place,
    when: always,
    from: resource.from,
    calls: resource.calls,
    repeats: resource.repeats ?? false,
    settings: noSettings,
    function: absent,
    ownFunction: undefined,
    declaredIdempotent: undefined,
    dialect,
    ...reader,
    id: `${file}#${name}`,
    name,
    declaredKind: told.declaredKind ?? reader.declaredKind,
    declaredReads: reader.declaredReads ?? told.declaredReads,
  };
}
