import {
  defineRule,
  destinationName,
  lacksPermissionToSend,
  missingActions,
  permissionLines,
  subjectWith,
  writtenAt,
} from "../src/rule.js";
import type { Consumer } from "../src/rule.js";

export const failureDestinationNotPermitted = defineRule({
  id: "failure-destination-not-permitted",
  summary: "The role may not send to the failure destination, so that what is given up is lost.",
  severity: "error",
  category: "data-loss",
  about: "consumer",
  when: (consumer) => lacksPermissionToSend(consumer),
  report: (consumer) => ({
    ...writtenAt(consumer.onFailure),
    message: `${subjectWith(consumer, consumer.onFailure)} sends what it gives up to ${destinationName(consumer)}, and ${role(consumer)} does not permit ${actions(consumer)} there: the deployment is refused, or the delivery fails and the batch is lost.`,
    help: permissionLines(consumer, missingActions(consumer)),
    related: declared(consumer),
  }),
});

function role({ kind, function: called }: Consumer): string {
  if (kind === "pipe") return "the role of the pipe";
  return called.is === "known" ? `the role of function ${called.value.subject}` : "the role of its function";
}

function actions(consumer: Consumer): string {
  return missingActions(consumer).join(" and ") || "that";
}

function declared({ destination }: Consumer): readonly { place: Consumer["place"]; message: string }[] {
  const place = destination.is === "known" ? destination.value.place : undefined;
  return place === undefined ? [] : [{ place, message: "the failure destination" }];
}
