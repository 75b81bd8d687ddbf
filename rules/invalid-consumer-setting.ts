import { all, defineRule, hasInvalidSetting, isPresent, settingsOutOfRange, sourceInWords, takesPosition } from "../src/rule.js";
import type { Consumer, Place, Value } from "../src/rule.js";

export const invalidConsumerSetting = defineRule({
  id: "invalid-consumer-setting",
  summary: "A stream consumer has a setting that is refused: out of range, or none that streams have.",
  severity: "error",
  category: "data-loss",
  about: "consumer",
  when: (consumer) => all(takesPosition(consumer), () => hasInvalidSetting(consumer)),
  report: (consumer) => {
    const refused = refusedBy(consumer);
    const [first, ...others] = refused;
    return {
      ...(first?.place === undefined ? {} : { at: first.place }),
      message: `${consumer.subject} ${refused.map(({ is }) => is).join(", and ")}: the deployment fails.`,
      help: `${first?.help ?? ""}.`,
      related: others.flatMap(({ place, is }) => (place === undefined ? [] : [{ place, message: `${consumer.subject} ${is}` }])),
    };
  },
});

interface Refused {
  readonly place: Place | undefined;
  /** What it does, without its subject. */
  readonly is: string;
  readonly help: string;
}

function refusedBy(consumer: Consumer): readonly Refused[] {
  const outOfRange = settingsOutOfRange(consumer).flatMap(({ value, range }): Refused[] => {
    if (value.is !== "known") return [];
    const name = String(value.place.path.at(-1));
    return [
      {
        place: value.place,
        is: `sets ${name} to ${value.value}${sourceInWords(value)}, and it takes ${range}`,
        help: `Set ${name} to ${range}`,
      },
    ];
  });
  const foreign = [...consumer.foreignSettings].flatMap(([name, value]): Refused[] => {
    if (isPresent(value).is !== "yes") return [];
    return [
      {
        place: placeOf(value),
        is: `has ${name}, which consumers of streams do not have`,
        help: `Remove ${name}: it is for queues and brokers`,
      },
    ];
  });
  return [...outOfRange, ...foreign];
}

function placeOf(value: Value<unknown>): Place | undefined {
  return value.is === "absent" ? undefined : value.place;
}
