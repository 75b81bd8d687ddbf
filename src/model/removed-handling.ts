import { all, no, not } from "./answer.js";
import type { Answer } from "./answer.js";
import type { Change } from "./change.js";
import type { Consumer, ConsumerSettings } from "./consumer.js";
import { differs } from "./differs.js";
import { showsIdempotency } from "./idempotent.js";
import { settingName } from "./setting-lines.js";
import { is, isPresent, orDefault, satisfies } from "./value.js";

/** A piece of failure handling that a reader had, and has no more. */
export interface Removed {
  /** In words: its setting, where it is one. */
  readonly name: string;
  /** What comes of it: a clause. */
  readonly consequence: string;
  /** Whether Terraform leaves the old value as it is where the argument is only taken away. */
  readonly isKept: boolean;
}

/** What of its failure handling a reader loses by the change, each with whether it does. */
export function removedHandling({ reader, isInBoth, versions }: Change): readonly (Removed & { readonly removed: Answer })[] {
  if (reader === undefined || (reader.after.kind !== "lambda" && reader.after.kind !== "pipe")) return [];
  const { before, after } = reader;
  const { dialect } = after;
  const isTerraform = dialect.format === "terraform";
  const lost = (ask: (consumer: Consumer) => Answer, setting?: keyof ConsumerSettings): Answer => {
    const isSame = setting === undefined ? no : not(differs(before[setting], after[setting], versions));
    return all(not(isSame), isInBoth, () => all(ask(before), () => not(ask(after))));
  };
  return [
    {
      ...{ name: "its failure destination", isKept: false, removed: lost((one) => isPresent(one.onFailure), "onFailure") },
      consequence: "nothing tells any more which records were given up",
    },
    {
      ...{ name: settingName(dialect, "retryAttempts"), removed: lost(limitsAttempts, "retryAttempts") },
      ...{
        isKept: isTerraform && after.retryAttempts.is === "absent",
        consequence: "a batch that fails is retried until its records expire",
      },
    },
    {
      ...{ name: settingName(dialect, "recordAge"), removed: lost(limitsAge, "recordAge") },
      ...{ isKept: isTerraform && after.recordAge.is === "absent", consequence: "records are tried again however old they are" },
    },
    {
      ...{
        name: "ReportBatchItemFailures",
        isKept: false,
        removed: after.kind === "pipe" ? no : lost(reportsParts, "reportBatchItemFailures"),
      },
      consequence: "one bad record makes the whole batch run again",
    },
    {
      ...{
        name: "what shows that its function is idempotent",
        isKept: false,
        removed: isHidden(before, after) ? no : lost(showsIdempotency),
      },
      consequence: "what is retried is processed twice",
    },
  ];
}

/** Of a function that no version shows nothing is lost that anybody could see. */
function isHidden(before: Consumer, after: Consumer): boolean {
  return [before, after].every(
    ({ function: { is: shown }, declaredIdempotent }) => shown === "unknown" && declaredIdempotent === undefined,
  );
}

function limitsAttempts({ retryAttempts }: Consumer): Answer {
  return satisfies(retryAttempts, (times) => times >= 0);
}

function limitsAge({ recordAge }: Consumer): Answer {
  return satisfies(recordAge, (seconds) => seconds >= 0);
}

function reportsParts({ reportBatchItemFailures, place }: Consumer): Answer {
  return is(orDefault(reportBatchItemFailures, false, place), true);
}
