import type { Place } from "../source/place.js";
import type { ValuesOf } from "./settings.js";
import type { StreamSettings } from "./stream.js";
import { perhapsAbsent } from "./value.js";
import type { Unknown } from "./value.js";

/** What is known of the settings of a stream that no template declares. */
export function undeclaredSettings(name: string, place: Place): ValuesOf<StreamSettings> {
  const notShown = (what: string): Unknown => perhapsAbsent(`no template in this run declares ${name}, so nothing tells ${what}`, place);
  return {
    name: notShown("its name"),
    mode: notShown("its capacity mode"),
    shards: notShown("its shards"),
    retentionHours: notShown("its retention"),
    viewType: notShown("its view type"),
    billing: notShown("how its table is paid for"),
    replicas: notShown("whether its table is a global one"),
  };
}
