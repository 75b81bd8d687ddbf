/** What a statement of SQL does when it is run a second time; undefined for a text that is none, or one that only reads. */
export type Statement =
  | { readonly does: "doubles"; readonly what: string }
  | { readonly does: "once"; readonly what: string }
  | { readonly does: "same"; readonly what: string }
  | { readonly does: "inserts"; readonly columns: readonly string[] }
  | { readonly does: "reads" };

const freshValue = /\b(gen_random_uuid|uuid_generate_v\w+|uuid|newid|newsequentialid|sys_guid)\s*\(/i;

/** Reads a statement; `{…}` in it stands for what is not known. */
export function readSql(text: string): Statement | undefined {
  const sql = text
    .replaceAll(/--[^\n]*/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  if (/^(SELECT|SHOW|EXPLAIN|BEGIN|COMMIT|ROLLBACK|SET|USE)\b/i.test(sql) && !/\bINTO\b/i.test(sql)) return { does: "reads" };
  const update = /^UPDATE\b.*?\bSET\b(.*?)(\bWHERE\b|\bRETURNING\b|\bFROM\b|$)/i.exec(sql)?.[1];
  const insert = /^(?:WITH\b.*?\))?\s*(INSERT|REPLACE)\b/i.test(sql) && /\bINTO\b/i.test(sql);
  const isMerge = /^(MERGE|UPSERT)\s+INTO\b/i.test(sql);
  const changed = update ?? (insert || isMerge ? /\b(?:DO UPDATE SET|DUPLICATE KEY UPDATE|UPDATE SET)\b(.*)$/i.exec(sql)?.[1] : undefined);
  const doubled = changed === undefined ? undefined : doubledIn(changed);
  if (doubled !== undefined) return { does: "doubles", what: `changes a column by what it was (${doubled})` };
  if (update !== undefined) return { does: "same", what: "sets columns to given values (UPDATE)" };
  if (isMerge) return { does: "once", what: "merges rows by their key (MERGE)" };
  if (/^DELETE\s+FROM\b/i.test(sql)) return { does: "same", what: "deletes rows (DELETE)" };
  if (!insert) return undefined;
  const word = /\bON CONFLICT\b|\bON DUPLICATE KEY\b|^INSERT (?:OR )?(?:IGNORE|REPLACE)\b|^REPLACE\b|\bWHERE NOT EXISTS\b/i.exec(sql)?.[0];
  if (word !== undefined) return { does: "once", what: `inserts a row but once (${word.toUpperCase()})` };
  const [, columns = "", values = ""] = /\(([^)]*)\)\s*VALUES\s*\((.*)$/i.exec(sql) ?? [];
  const names = columns.split(",").map((name) => name.trim().replaceAll(/["`[\]]/g, ""));
  const isFresh = isKey(names[0] ?? "") && freshValue.test(values.split(/,(?![^(]*\))/)[0] ?? "");
  return isFresh ? { does: "doubles", what: `inserts a row under a fresh id (${names[0]})` } : { does: "inserts", columns: names };
}

/** Whether a column is a key by its name. */
export function isKey(column: string): boolean {
  return /^(id|uuid|guid|pk|.*_id|.*_uuid)$/i.test(column);
}

function doubledIn(assignments: string): string | undefined {
  for (const [whole, column = "", value = ""] of assignments.matchAll(/([\w."`]+)\s*=\s*((?:[^,(]|\([^)]*\))*)/g)) {
    const name = column.replaceAll(/["`]/g, "").split(".").at(-1) ?? "";
    const itself = new RegExp(
      String.raw`(^|[^\w:@$.{%]|\b\w+\.)["\x60]?${name}["\x60]?\s*(\)|,\s*\w+\s*\))?\s*(\+|-|\|\|)|(\+|\|\|)\s*(\w+\.)?["\x60]?${name}\b`,
      "i",
    );
    if (name !== "" && !/^(EXCLUDED|VALUES)\b/i.test(value.trim()) && itself.test(value)) return whole.trim();
  }
  return undefined;
}
