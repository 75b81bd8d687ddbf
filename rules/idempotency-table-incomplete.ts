import { defineRule, hasIncompleteStore, incompleteStores } from "../src/rule.js";
import type { CalledFunction, IncompleteStore } from "../src/rule.js";

export const idempotencyTableIncomplete = defineRule({
  id: "idempotency-table-incomplete",
  summary: "The table that keeps what was processed never forgets, or the function may not do with it what idempotency takes.",
  severity: "warning",
  category: "data-loss",
  about: "function",
  when: (target) => hasIncompleteStore(target),
  report: (target) => {
    const stores = incompleteStores(target);
    const endless = stores.find(({ isWithoutExpiry }) => isWithoutExpiry)?.table;
    return {
      ...(endless === undefined ? {} : { at: endless.place }),
      message: stores.map((store) => inWords(target, store)).join(" "),
      help: [...new Set(stores.flatMap(remedies))].join(" "),
      related: stores.map(({ table }) =>
        table === endless
          ? { place: target.place, message: `${target.subject} keeps its records there` }
          : { place: table.place, message: "the table" },
      ),
    };
  },
});

function inWords({ subject }: CalledFunction, { table, isWithoutExpiry, missing }: IncompleteStore): string {
  const endless = `Function ${subject} keeps what it processed in table ${table.subject}, of which no item expires: it grows with every record, for ever.`;
  const refused = `The role of function ${subject} does not permit ${missing.join(", ") || "all that it takes"} on table ${table.subject}, where it keeps what it processed: ${consequence(missing)}`;
  return [...(isWithoutExpiry ? [endless] : []), ...(missing.length > 0 ? [refused] : [])].join(" ");
}

function consequence(missing: readonly string[]): string {
  const isOnlyDelete = missing.every((action) => action === "dynamodb:DeleteItem");
  return isOnlyDelete
    ? "a record that fails stays taken, and its retries are refused until that expires."
    : "each record fails before it is processed.";
}

function remedies({ isWithoutExpiry, missing }: IncompleteStore): readonly string[] {
  const expiry =
    "Let items of the table expire by the attribute expiration, which Powertools writes (TimeToLiveSpecification; ttl in Terraform).";
  const permission =
    "Permit dynamodb:GetItem, PutItem, UpdateItem and DeleteItem on the table: DynamoDBCrudPolicy does in SAM, DynamoDBWritePolicy does not.";
  return [...(isWithoutExpiry ? [expiry] : []), ...(missing.length > 0 ? [permission] : [])];
}
