import { expect, test } from "vitest";
import { focusedOn } from "../../src/settle/focus.js";
import { finding, report } from "../reporters/report.js";

test("a finding elsewhere is reported if something in focus causes it", () => {
  const related = [{ file: "reader.yaml", line: 4, column: 1, message: "reader 3: C" }];
  const whole = report([finding({ file: "stream.yaml", related }), finding({ file: "other.yaml", severity: "warning" })]);
  const focused = focusedOn(new Set(["reader.yaml"]), whole);
  expect(focused.findings.map(({ file }) => file)).toEqual(["stream.yaml"]);
  expect(focused.summary).toMatchObject({ errors: 1, warnings: 0, streams: 3, consumers: 7 });
});

test("a bug of our own is told wherever it shows", () => {
  const broken = [{ rule: "a", subject: "b", file: "c.yaml", message: "d" }];
  expect(focusedOn(new Set(["x.yaml"]), report([], { broken })).broken).toEqual(broken);
});
