import type { Finding, Severity } from "../report.js";
import { severities } from "../report.js";

/** How bad a finding is. */
export interface Extent {
  readonly severity: Severity;
  /** The deployments in which it holds; null for all. */
  readonly when: string | null;
  /** How many it counts, such as readers; 0 where it counts none. */
  readonly count: number;
}

/** How bad it is: what it counts, its rule names by number. */
export function extentOf({ severity, when, related }: Finding): Extent {
  return { severity, when, count: related.filter(({ message }) => /^[a-z ]+ \d+: /.test(message)).length };
}

/**
 * Whether a finding is worse than the same one was before: more severe, in deployments in which it did not hold, or with more of those
 * that it counts, such as a fourth reader where three were too many.
 */
export function isWorse(now: Extent, before: Extent): boolean {
  if (severities.indexOf(now.severity) < severities.indexOf(before.severity)) return true;
  return isWider(now.when, before.when) || now.count > before.count;
}

/** Whether it may hold in deployments in which it did not; another condition counts unless it says more than the one before. */
function isWider(now: string | null, before: string | null): boolean {
  if (before === null) return false;
  if (now === null) return true;
  const [condition, former] = [withoutInstance(now), withoutInstance(before)];
  if (condition === former) return false;
  const required = new Set(condition.split(" and "));
  return / or |, /.test(condition) || !former.split(" and ").every((part) => required.has(part));
}

/** The condition alone: an example of it is none. */
function withoutInstance(when: string): string {
  return when.replace(/, for instance when .*$/s, "");
}
