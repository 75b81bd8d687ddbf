import { any, certainly, moreThan, no, unsure } from "./answer.js";
import type { Answer } from "./answer.js";
import type { Consumer } from "./consumer.js";
import { imagesAskedFor, isRefused, whyNeverMatching } from "./filter-pattern.js";
import type { Image } from "./filter-pattern.js";
import type { StreamKind } from "./stream.js";
import { inBoth, isPresent, satisfies } from "./value.js";
import type { Known, Value } from "./value.js";

type Filters = readonly Value<string>[];

/** Whether one of its filters matches no record that the stream can have. */
export function hasDeadFilter(consumer: Consumer): Answer {
  return overFilters(consumer.filters, (filters) => any(...filters.map((filter) => () => isDead(consumer, filter))));
}

/** Whether it has more filters than this. */
export function hasMoreFiltersThan(limit: number, consumer: Consumer): Answer {
  return overFilters(consumer.filters, (filters) =>
    moreThan(
      limit,
      filters.map((filter) => ({ there: isPresent(filter) })),
    ),
  );
}

function overFilters(filters: Value<Filters>, ask: (filters: Filters) => Answer): Answer {
  if (filters.is === "absent") return no;
  return filters.is === "unknown" ? inBoth<Filters>(filters, (one) => overFilters(one, ask)) : ask(filters.value);
}

/** A filter that certainly matches nothing. */
export interface DeadFilter {
  readonly filter: Known<string>;
  /** A clause such as "tests key body, which …". */
  readonly why: string;
  /** Whether it does not even get deployed. */
  readonly isRefused: boolean;
}

/** The filters that certainly match nothing, and why. */
export function deadFilters(consumer: Consumer): readonly DeadFilter[] {
  if (consumer.filters.is !== "known") return [];
  return consumer.filters.value.flatMap((filter) => {
    const isIt = filter.is === "known" && isDead(consumer, filter).is === "yes";
    return isIt ? [{ filter, why: whyDead(consumer, filter.value), isRefused: isRefused(filter.value) }] : [];
  });
}

function isDead(consumer: Consumer, filter: Value<string>): Answer {
  if (filter.is === "absent") return no;
  if (filter.is === "unknown") return inBoth<string>(filter, (one) => isDead(consumer, one));
  const ask = (kind: StreamKind): Answer =>
    any(certainly(whyNeverMatching(filter.value, kind) !== undefined), () =>
      any(...imagesAskedFor(filter.value, kind).map((image) => lacks(consumer, image))),
    );
  return overKind(consumer.streamKind, ask);
}

/** Where nobody knows the kind, it matters only if the answers differ. */
function overKind(kind: Value<StreamKind>, ask: (kind: StreamKind) => Answer): Answer {
  if (kind.is === "known") return ask(kind.value);
  if (kind.is === "absent") return no;
  if (kind.open !== undefined) return inBoth<StreamKind>(kind, (one) => overKind(one, ask));
  const [kinesis, dynamodb] = [ask("kinesis"), ask("dynamodb")];
  return kinesis.is === dynamodb.is ? kinesis : unsure(kind.because);
}

/** Which images the records of a table's stream carry, by its view type. */
const carried: Readonly<Record<string, readonly Image[]>> = {
  KEYS_ONLY: [],
  NEW_IMAGE: ["NewImage"],
  OLD_IMAGE: ["OldImage"],
  NEW_AND_OLD_IMAGES: ["NewImage", "OldImage"],
};

function lacks({ stream, unplaced }: Consumer, image: Image): Answer {
  if (stream === undefined) return unsure(unplaced ?? "nothing tells which stream it reads");
  return satisfies(stream.viewType, (view) => carried[view]?.includes(image) === false);
}

function whyDead({ streamKind, stream }: Consumer, pattern: string): string {
  const kind = streamKind.is === "known" ? streamKind.value : "kinesis";
  const why = whyNeverMatching(pattern, kind);
  if (why !== undefined) return why;
  const view = stream?.viewType.is === "known" ? stream.viewType.value : "another";
  const image = imagesAskedFor(pattern, kind).find((one) => carried[view]?.includes(one) === false);
  return `tests ${image ?? "an image"}, which records of view type ${view} do not carry`;
}
