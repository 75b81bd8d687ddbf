import { any, defineRule, removedHandling, retentionInWords } from "../src/rule.js";
import type { Change, Removed } from "../src/rule.js";

export const failureHandlingRemoved = defineRule({
  id: "failure-handling-removed",
  summary: "A change takes away what a stream consumer does about records that fail.",
  // As severe as what it is told instead of.
  severity: "error",
  category: "change",
  about: "change",
  when: (change) => any(...removedHandling(change).map(({ removed }) => removed)),
  report: (change) => {
    const lost = removedHandling(change).filter(({ removed }) => removed.is === "yes");
    const [gone, kept] = [lost.filter(({ isKept }) => !isKept), lost.filter(({ isKept }) => isKept)];
    return {
      severity: "warning",
      message: [gone.length === 0 ? "" : wentAway(change, gone), kept.length === 0 ? "" : stays(change, kept)].filter(Boolean).join(" "),
      help:
        gone.length === 0
          ? "Write the value that is meant: -1 stands for no limit."
          : `Keep ${gone.map(({ name }) => name).join(" and ")}, or say in the pull request why nothing is lost without.`,
      insteadOf: { rules: ["no-failure-destination", "endless-retries", "no-partial-batch-handling", "bisect-without-idempotency"] },
    };
  },
});

function wentAway(change: Change, gone: readonly Removed[]): string {
  const reader = change.reader?.after;
  const retention = reader && retentionInWords(reader.stream, reader.streamKind);
  const end = retention === undefined ? "" : ` The stream keeps a record for ${retention}.`;
  return `${change.subject} loses ${gone.map(({ name }) => name).join(" and ")}: ${gone.map(({ consequence }) => consequence).join(", and ")}.${end}`;
}

function stays({ subject }: Change, kept: readonly Removed[]): string {
  const names = kept.map(({ name }) => name).join(" and ");
  return `${names} is no longer written for ${subject}, and Terraform keeps the old value: what is deployed is no longer what stands here.`;
}
