import { all, any, certainly, moreThan, no, not } from "./answer.js";
import type { Answer } from "./answer.js";
import type { CalledFunction, GivenTable, LambdaFunction } from "./function.js";
import { isSwitchedOff } from "./idempotent.js";
import { hasTellingName, mayDo, storeActions, tells } from "./table.js";
import type { Table } from "./table.js";
import { is, isPresent } from "./value.js";

/** Whether a stream function keeps what it processed in a table that is not all that such a store has to be. */
export function hasIncompleteStore(target: CalledFunction): Answer {
  return any(...target.tables.map((one) => () => all(isStore(target, one), () => isIncomplete(target, one.table))));
}

/** Whether a table that the function is given is meant for idempotency, by its name or that of the variable. */
function isStore(target: CalledFunction, { table, variable, given }: GivenTable): Answer {
  return all(
    any(variable === undefined ? given : certainly(tells(variable)), hasTellingName(table)),
    given,
    () => not(isSwitchedOff(target)),
    () => moreThan(0, target.callers),
  );
}

function isIncomplete(target: CalledFunction, table: Table): Answer {
  return any(isNewlyWithoutExpiry(target, table), () => lacksPermission(target, table));
}

/** Whether items stay for ever. Asked once for each table. */
function isNewlyWithoutExpiry(target: CalledFunction, table: Table): Answer {
  const isTold = (other: CalledFunction): Answer =>
    any(...other.tables.filter((one) => one.table.id === table.id).map((one) => isStore(other, one)));
  return all(not(isPresent(table.expiresBy)), () => not(any(...target.before.map((other) => () => isTold(other)))));
}

/** Whether the role does not permit what Powertools does there; other code may need less. */
function lacksPermission(target: LambdaFunction, table: Table): Answer {
  const { handler } = target;
  const isRead = handler.is === "known" && !("because" in handler.value);
  if (isRead && !handler.value.usesPowertools) return no;
  const isPowertools = isRead ? certainly(true) : is(table.partitionKey, "id");
  return all(isPowertools, () => not(all(...storeActions.map((action) => mayDo(target.grants, action, table)))));
}

/** What a store lacks. */
export interface IncompleteStore {
  readonly table: Table;
  readonly isWithoutExpiry: boolean;
  /** Such as `dynamodb:DeleteItem`. */
  readonly missing: readonly string[];
}

/** The stores that certainly lack something. */
export function incompleteStores(target: CalledFunction): readonly IncompleteStore[] {
  const stores = target.tables.filter((one) => isStore(target, one).is === "yes");
  return stores.flatMap(({ table }) => {
    const isWithoutExpiry = isNewlyWithoutExpiry(target, table).is === "yes";
    const isLacking = lacksPermission(target, table).is === "yes";
    const missing = isLacking ? storeActions.filter((action) => mayDo(target.grants, action, table).is === "no") : [];
    return isWithoutExpiry || isLacking ? [{ table, isWithoutExpiry, missing }] : [];
  });
}
