import { expect, test } from "vitest";
import { page } from "../../src/reporters/page.js";

const markdown = `# no-failure-destination

A record that **keeps failing** blocks its shard, see [the docs](https://docs.aws.amazon.com/lambda/) and [\`endless-retries\`](endless-retries.md).

## Examples

\`\`\`yaml bad file=template.yaml
Resources:

  Orders: # finding
\`\`\`

\`\`\`
plain
\`\`\`

| a | b |
`;

test("a page is shown with set-in code, captions and the targets of links", () => {
  expect(`\n${page(markdown, { color: false })}`).toMatchInlineSnapshot(`
    "
    no-failure-destination

    A record that keeps failing blocks its shard, see the docs (https://docs.aws.amazon.com/lambda/) and \`endless-retries\`.

    Examples

      bad, template.yaml:
        Resources:

          Orders: # finding

        plain

    | a | b |
    "
  `);
});

test("colors are all that differs for a terminal", () => {
  const colored = page(markdown, { color: true });
  expect(colored).toContain("\u001b[1mExamples\u001b[22m");
  expect(colored.replace(/\u001b\[\d+m/g, "")).toBe(page(markdown, { color: false }));
});
