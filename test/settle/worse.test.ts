import { expect, test } from "vitest";
import { extentOf, isWorse } from "../../src/settle/worse.js";
import type { Finding } from "../../src/report.js";
import { finding } from "../reporters/report.js";

const readers = (count: number): Partial<Finding> => ({
  related: Array.from({ length: count }, (_, index) => ({ file: "a.yaml", line: 1, column: 1, message: `reader ${index + 1}: R` })),
});
const called: Partial<Finding> = { related: [{ file: "main.tf", line: 1, column: 1, message: "module.a is called here" }] };

test.each<[string, Partial<Finding>, Partial<Finding>, boolean]>([
  ["the same", {}, {}, false],
  ["more severe", { severity: "error" }, { severity: "warning" }, true],
  ["less severe", { severity: "note" }, { severity: "warning" }, false],
  ["with one reader more", readers(4), readers(3), true],
  ["with one reader less", readers(3), readers(4), false],
  ["in a module that is called from here", called, {}, false],
  ["in all deployments, no longer in some", { when: null }, { when: "IsProd is true" }, true],
  ["in some deployments, no longer in all", { when: "IsProd is true" }, { when: null }, false],
  ["in others", { when: "IsProd is true" }, { when: "IsProd is false" }, true],
  ["in fewer", { when: "IsProd is true and IsEu is true" }, { when: "IsProd is true" }, false],
  ["in more", { when: "IsProd is true" }, { when: "IsProd is true and IsEu is true" }, true],
  ["in one or another", { when: "IsProd is true or IsEu is true and A is true" }, { when: "A is true" }, true],
  ["told by another example", { when: "IsProd is true, for instance when A is b" }, { when: "IsProd is true" }, false],
])("a finding that is %s", (_, now, before, worse) => {
  expect(isWorse(extentOf(finding(now)), extentOf(finding(before)))).toBe(worse);
});
