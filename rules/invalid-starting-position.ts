import {
  all,
  defineRule,
  hasInvalidPosition,
  isNoPosition,
  isPresent,
  settingName,
  sourceInWords,
  startsInTableAtTime,
  takesPosition,
} from "../src/rule.js";
import type { Consumer } from "../src/rule.js";

export const invalidStartingPosition = defineRule({
  id: "invalid-starting-position",
  summary: "A stream consumer is told to start where its stream cannot be started.",
  severity: "error",
  category: "data-loss",
  about: "consumer",
  when: (consumer) => all(takesPosition(consumer), () => hasInvalidPosition(consumer)),
  report: (consumer) => {
    const { startingPosition: position, startingPositionTimestamp: timestamp } = consumer;
    const isLeftOver = position.is === "known" && position.value !== "AT_TIMESTAMP" && isNoPosition(consumer).is === "no";
    const wrong = isLeftOver ? timestamp : position;
    return { ...(wrong.is === "known" ? { at: wrong.place } : {}), ...told(consumer) };
  },
});

function told(consumer: Consumer): { readonly message: string; readonly help: string } {
  const { subject, dialect, startingPosition: position, startingPositionTimestamp: timestamp } = consumer;
  const [name, time] = [settingName(dialect, "startingPosition"), settingName(dialect, "startingPositionTimestamp")];
  const written = `${position.is === "known" ? position.value : ""}${sourceInWords(position)}`;
  if (isNoPosition(consumer).is === "yes") {
    return {
      message: `${subject} has the ${name} ${written}, which is none that there is: the deployment fails.`,
      help: `Choose TRIM_HORIZON, LATEST or, on Kinesis, AT_TIMESTAMP, spelled like this.`,
    };
  }
  if (startsInTableAtTime(consumer).is === "yes") {
    return {
      message: `${subject} starts at a point in time (${written}), which the stream of a table does not know: the deployment fails.`,
      help: "Choose TRIM_HORIZON, which starts with the oldest record of the last 24 hours.",
    };
  }
  if (isPresent(timestamp).is === "no") {
    return {
      message: `${subject} starts at a point in time (${written}), and no ${time} says at which: the deployment fails.`,
      help: `Add ${time}, a time in the past${dialect.format === "terraform" ? " such as 2026-01-31T00:00:00Z" : " in seconds since 1970"}, or choose TRIM_HORIZON.`,
    };
  }
  return {
    message: `${subject} has a ${time}, which counts with AT_TIMESTAMP only, and its ${name} is ${written}: the deployment fails.`,
    help: `Remove ${time}, or let it start AT_TIMESTAMP.`,
  };
}
