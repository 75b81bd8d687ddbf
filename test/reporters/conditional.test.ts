import { expect, it } from "vitest";
import { founding, lint } from "../lint.js";
import { github } from "../../src/reporters/github.js";
import { json } from "../../src/reporters/json.js";
import { markdown } from "../../src/reporters/markdown.js";
import { terminal } from "../../src/reporters/terminal.js";

const report = lint(
  [
    {
      path: "template.yaml",
      text: `Parameters: {Stage: {Type: String}}
Conditions: {IsProd: !Equals [!Ref Stage, prod]}
Resources:
  Reader:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      EventSourceArn: arn:aws:kinesis:eu-west-1:111122223333:stream/s
      FunctionName: billing
      StartingPosition: TRIM_HORIZON
      DestinationConfig: !If [IsProd, {OnFailure: {Destination: arn}}, !Ref AWS::NoValue]
`,
    },
  ],
  { levels: founding },
);
const checkout = { folder: "", filesUrl: undefined };

it.each([
  [
    "terminal",
    () => terminal(report, { color: false, width: 120, undecided: false, quiet: false }),
    "\n  This holds when IsProd is false.\n",
  ],
  ["github", () => github(report, { checkout }), "This holds when IsProd is false.%0A"],
  ["markdown", () => markdown(report, { checkout }), " This holds when IsProd is false. "],
])("the report for %s says in which deployments a finding holds", (_, render, words) => {
  expect(render()).toContain(words);
});

it("the report for programs says so in a field of its own", () => {
  const { findings } = JSON.parse(json(report)) as { findings: object[] };
  expect(findings).toMatchObject([{ severity: "warning", confidence: "conditional", when: "IsProd is false" }]);
});
