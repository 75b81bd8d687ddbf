import { expect, it } from "vitest";
import { lint } from "../lint.js";

it("a pattern in a serverless.yml is judged as the framework writes it", () => {
  const service = (pattern: string): string => `service: shop
provider: {name: aws}
functions:
  billing:
    handler: src/billing.handler
    events:
      - stream:
          arn: arn:aws:kinesis:eu-west-1:111122223333:stream/orders
          filterPatterns: [${pattern}]`;
  const rules = (pattern: string): readonly string[] =>
    lint([{ path: "serverless.yml", text: service(pattern) }]).findings.map(({ rule }) => rule);
  expect(rules("{body: {type: [created]}}")).toContain("filter-never-matches");
  expect(rules("{data: {type: [created]}}")).not.toContain("filter-never-matches");
});
