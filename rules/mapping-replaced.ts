import { causeInWords, causesOf, defineRule, isRefusedAsDuplicate, losesPosition, newStartInWords } from "../src/rule.js";
import type { Change } from "../src/rule.js";

export const mappingReplaced = defineRule({
  id: "mapping-replaced",
  summary: "A change puts a new mapping or pipe in the place of one that is live, and its position is lost.",
  severity: "error",
  category: "change",
  about: "change",
  when: (change) => losesPosition(change),
  report: (change) => ({
    ...place(change),
    message: `${causeInWords(change)}: ${consequence(change)}.`,
    help: help(change),
    insteadOf: { rules: ["starting-position-latest"] },
  }),
});

function place(change: Change): { readonly at?: Change["place"] } {
  const [cause] = causesOf(change);
  return change.renamedFrom !== undefined || cause?.place === undefined ? {} : { at: cause.place };
}

function consequence(change: Change): string {
  if (isRefusedAsDuplicate(change).is === "yes")
    return "CloudFormation makes the new one before it deletes the old one, and a function has one mapping on a stream at most, so that the update is refused (409) and rolled back";
  return `its position is lost; ${newStartInWords(change)}`;
}

function help(change: Change): string {
  const { renamedFrom, subject, dialect } = change;
  if (renamedFrom !== undefined && dialect.format === "terraform") {
    return `Tell Terraform that it goes on under its new address:\n\n    moved {\n      from = ${renamedFrom}\n      to   = ${subject}\n    }`;
  }
  if (renamedFrom !== undefined) return `Keep the name ${renamedFrom}. ${way(change)}`;
  const [cause] = causesOf(change);
  return `${cause?.because === undefined ? `Leave ${cause?.name ?? "it"} as it is: on a live reader its position says where it goes on` : "Leave that as it is"}. ${way(change)}`;
}

/** For who wants the change all the same. */
function way(change: Change): string {
  const isKinesis = change.reader?.after.streamKind.is === "known" && change.reader.after.streamKind.value === "kinesis";
  const start = isKinesis ? "AT_TIMESTAMP with a time shortly before the deployment" : "TRIM_HORIZON";
  const isRefused = isRefusedAsDuplicate(change).is === "yes";
  const order = isRefused
    ? "delete the old one in a deployment of its own, and make the new one in the next, "
    : "let the new one start at ";
  return `Where it has to be, ${order}${isRefused ? "starting at " : ""}${start}, with a handler that bears records which were processed before.`;
}
