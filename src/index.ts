export { lint } from "./lint.js";
export type { LintOptions, SourceFile } from "./lint.js";
export type * from "./report.js";
