import { defineRule, hasMoreFiltersThan, limits } from "../src/rule.js";

export const tooManyFilters = defineRule({
  id: "too-many-filters",
  summary: "A stream consumer has more filters than it may.",
  severity: "error",
  category: "data-loss",
  about: "consumer",
  options: { limit: limits.mostFilters.value },
  when: (consumer, { limit }) => hasMoreFiltersThan(consumer.kind === "pipe" ? limits.mostFilters.value : limit, consumer),
  report: ({ kind, subject, filters }, { limit }) => {
    const isPipe = kind === "pipe";
    const count = filters.is === "known" ? filters.value.length : "more";
    return {
      ...(filters.is === "known" ? { at: filters.value.find((one) => one.is === "known")?.place ?? filters.place } : {}),
      severity: isPipe ? "error" : "note",
      message: isPipe
        ? `${subject} has ${count} filters, and a pipe takes ${limits.mostFilters.value}: the deployment fails.`
        : `${subject} has ${count} filters, and a mapping takes ${limit} unless the quota is raised: else the deployment fails.`,
      help: "Merge filters: values in one list are alternatives, and so are patterns in a list under $or.",
    };
  },
});
