import { all, causeInWords, causesOf, certainly, defineRule, isReplaced, readerName } from "../src/rule.js";
import type { Change } from "../src/rule.js";

export const streamReplaced = defineRule({
  id: "stream-replaced",
  summary: "A change puts a new stream or table in the place of the old one: unread records are lost.",
  severity: "error",
  category: "change",
  about: "change",
  when: (change) => all(certainly(change.stream !== undefined), () => isReplaced(change)),
  report: (change) => {
    const [cause] = causesOf(change);
    return {
      ...(change.renamedFrom !== undefined || cause?.place === undefined ? {} : { at: cause.place }),
      message: `${causeInWords(change)}: ${whatIsLost(change)}.`,
      help: help(change),
      related: readers(change).map(({ place, name }) => ({ place, message: `${name} reads it` })),
    };
  },
});

function isTable({ stream }: Change): boolean {
  return stream?.before.kind.is === "known" && stream.before.kind.value === "dynamodb";
}

function whatIsLost(change: Change): string {
  const names = readers(change).map(({ name }) => name);
  const whose =
    names.length === 0 ? "Its readers" : names.length === 1 ? `Its reader ${names.join("")}` : `Its readers ${names.join(", ")}`;
  const what = isTable(change) ? "the items of the table and the records of its stream" : "the records that it holds";
  return `${what} go with the old one. ${whose} cannot finish what ${names.length === 1 ? "it has" : "they have"} not read yet, and the new one has another ARN`;
}

function readers({ stream, readersLeft }: Change): readonly { readonly name: string; readonly place: Change["place"] }[] {
  const after = stream?.after;
  if (after === undefined) return [];
  return readersLeft.map((one) => ({ name: readerName(after, one), place: one.consumer.place }));
}

function help({ renamedFrom, subject, dialect, ...change }: Change): string {
  if (renamedFrom !== undefined && dialect.format === "terraform") {
    return `Tell Terraform that it goes on under its new address:\n\n    moved {\n      from = ${renamedFrom}\n      to   = ${subject}\n    }`;
  }
  const [cause] = causesOf({ renamedFrom, subject, dialect, ...change });
  const keep = renamedFrom === undefined ? `Leave ${cause?.name ?? "it"} as it is` : `Keep the name ${renamedFrom}`;
  return `${keep}. Where a new one is needed, add it beside the old one, write to it, let the readers empty the old one, and delete that in a later deployment.`;
}
