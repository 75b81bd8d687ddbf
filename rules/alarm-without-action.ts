import { all, defineRule, isOnStreamReader, not, tellsSomebody, writtenAt } from "../src/rule.js";
import type { Alarm } from "../src/rule.js";

export const alarmWithoutAction = defineRule({
  id: "alarm-without-action",
  summary: "An alarm on a stream reader tells nobody.",
  severity: "note",
  category: "visibility",
  about: "alarm",
  when: (alarm) =>
    all(
      alarm.isSpokenOf,
      () => not(tellsSomebody(alarm)),
      () => isOnStreamReader(alarm),
    ),
  report: (alarm) => ({
    ...(isSwitchedOff(alarm) ? writtenAt(alarm.actionsEnabled) : {}),
    message: `${alarm.subject} ${isSwitchedOff(alarm) ? "has its actions switched off" : "takes no action when it goes off"}, and no alarm above it does: it turns red in the console, and nobody is told.`,
    help: help(alarm),
  }),
});

function isSwitchedOff({ actionsEnabled }: Alarm): boolean {
  return actionsEnabled.is === "known" && !actionsEnabled.value;
}

function help(alarm: Alarm): string {
  if (isSwitchedOff(alarm)) return "Leave the switch out, or let a composite alarm that takes an action name this one.";
  const { format, syntax } = alarm.dialect;
  const line = {
    yaml: "AlarmActions: [!Ref OnCall]",
    json: format === "terraform" ? '"alarm_actions": ["${aws_sns_topic.on_call.arn}"]' : '"AlarmActions": [{ "Ref": "OnCall" }]',
    hcl: "alarm_actions = [aws_sns_topic.on_call.arn]",
  }[syntax];
  return `Let it tell a topic that somebody listens to:\n\n    ${line}`;
}
