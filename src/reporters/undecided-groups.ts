import type { Undecided } from "../report.js";

/** What one reason leaves open about one subject: a question of each of these rules. */
export interface UndecidedGroup extends Pick<Undecided, "subject" | "file" | "line" | "because"> {
  readonly rules: readonly string[];
}

/** The same doubt is told once, whatever number of rules it stops. */
export function groupsOf(undecided: readonly Undecided[]): readonly UndecidedGroup[] {
  const groups = new Map<string, UndecidedGroup>();
  for (const { rule, subject, file, line, because } of undecided) {
    const key = JSON.stringify([file, line, subject, because]);
    const rules = [...(groups.get(key)?.rules ?? []), rule];
    groups.set(key, { subject, file, line, because, rules });
  }
  return [...groups.values()];
}
