import type { Written } from "../../model/value.js";
import { leavesOf } from "../../model/value.js";

/** The logical ids of the resources that values refer to; undefined where one of them may stand for any. */
export function idsNamed(values: readonly Written<unknown>[]): readonly string[] | undefined {
  const ids = values.flatMap((written) =>
    leavesOf(written).flatMap(({ value }) => {
      if (value.is === "absent") return [];
      return value.is === "unknown" && value.refersTo?.to === "resource" ? [value.refersTo.name] : [undefined];
    }),
  );
  return ids.every((id) => id !== undefined) ? ids : undefined;
}
