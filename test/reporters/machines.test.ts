import { XMLParser } from "fast-xml-parser";
import { SyntaxValidator } from "fast-xml-validator";
import { describe, expect, it } from "vitest";
import type { Report } from "../../src/report.js";
import { checkstyle } from "../../src/reporters/checkstyle.js";
import { gitlab } from "../../src/reporters/gitlab.js";
import { junit } from "../../src/reporters/junit.js";
import { finding, report } from "./report.js";

function parsed(text: string): unknown {
  expect(SyntaxValidator.validate(text)).toBe(true);
  const isList = (name: string): boolean => ["testsuite", "testcase", "file", "error"].includes(name);
  return new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "", isArray: (name) => isList(name) }).parse(text);
}

const other = finding({ file: "a.yaml", severity: "note", subject: "B", when: "IsProd is true" });
const trouble = { file: "b.yaml", line: 3, column: 4, message: "The text ends." };

describe("JUnit", () => {
  const suites = (of: Report): unknown => (parsed(junit(of)) as { testsuites: unknown }).testsuites;

  it("has a suite for each file and a failed case for each finding", () => {
    expect(suites(report([finding(), other]))).toMatchObject({
      ...{ name: "stream-lint", tests: "2", failures: "2", errors: "0", skipped: "0" },
      testsuite: [
        { name: "a.yaml", tests: "1", testcase: [{ name: "no-failure-destination: B", failure: { type: "note" } }] },
        {
          name: "orders/template.yaml",
          testcase: [{ name: "no-failure-destination: OrdersMapping", line: "12", failure: { type: "error" } }],
        },
      ],
    });
  });

  it("has one case that passed where nothing was found", () => {
    expect(suites(report())).toMatchObject({
      tests: "1",
      failures: "0",
      testsuite: [{ testcase: [{ name: "7 consumers on 3 streams judged" }] }],
    });
  });

  it("skips what is suppressed, and fails for what could not be judged", () => {
    const of = report([], { suppressed: [{ ...finding(), reason: "by hand" }], unreadable: [trouble] });
    expect(suites(of)).toMatchObject({
      ...{ tests: "2", failures: "0", errors: "1", skipped: "1" },
      testsuite: [{ testcase: [{ error: [{ message: "The text ends." }] }] }, { testcase: [{ skipped: { message: "by hand" } }] }],
    });
  });
});

it("Checkstyle has an element for each file, and the severities that it knows", () => {
  expect(parsed(checkstyle(report([finding(), other], { unreadable: [trouble] })))).toMatchObject({
    checkstyle: {
      file: [
        {
          name: "a.yaml",
          error: [
            {
              severity: "info",
              source: "stream-lint.no-failure-destination",
              message: expect.stringMatching(/This holds when IsProd is true\.$/) as unknown,
            },
          ],
        },
        { name: "b.yaml", error: [{ line: "3", severity: "error", message: "not judged: The text ends." }] },
        { name: "orders/template.yaml", error: [{ line: "12", column: "3", severity: "error" }] },
      ],
    },
  });
});

it("GitLab gets what its documentation asks for, with paths from the root of the repository", () => {
  const checkout = { folder: "infra", filesUrl: undefined };
  expect(JSON.parse(gitlab(report([finding(), other]), { checkout }))).toMatchObject([
    {
      ...{ check_name: "no-failure-destination", fingerprint: "0123456789abcdef", severity: "critical" },
      location: { path: "infra/orders/template.yaml", lines: { begin: 12 } },
    },
    { severity: "info", description: expect.stringMatching(/This holds when IsProd is true\.$/) as unknown },
  ]);
  expect(JSON.parse(gitlab(report(), { checkout }))).toEqual([]);
});
