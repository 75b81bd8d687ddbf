// @ts-check
import { exportedName } from "./id.mjs";

/** Stands wherever the author of a rule has to write; a test refuses it, so that no skeleton is ever released. */
const placeholder = "REPLACE ME";

/** @param {string} id */
export function rule(id) {
  return `import { defineRule, is } from "../src/rule.js";

export const ${exportedName(id)} = defineRule({
  id: "${id}",
  summary: "${placeholder}: one sentence that says what is wrong.",
  severity: "warning",
  category: "data-loss",
  about: "consumer",
  when: (consumer) => is(consumer.startingPosition, "${placeholder}: a question about the consumer"),
  report: (consumer) => ({
    message: \`\${consumer.subject} ${placeholder}: what happens because of it.\`,
    help: "${placeholder}: a verb, and the lines to add.",
  }),
});
`;
}

/** @param {string} id */
export function page(id) {
  return `# ${id}

${placeholder}: one sentence that says what is wrong.

## What happens

${placeholder}: what a team sees in production that ignores this.

## What to do

${placeholder}: the usual way out, and the others.

## When to switch it off

${placeholder}: who is right not to care.

## Examples

${placeholder}: the line that is found ends in \`# finding\`. Formats that have no comments name it: \`json bad finding=3\`.

\`\`\`yaml bad
Resources:
  Mapping: # finding
    Type: AWS::Lambda::EventSourceMapping
\`\`\`

\`\`\`yaml good
Resources:
  Mapping:
    Type: AWS::Lambda::EventSourceMapping
\`\`\`

\`\`\`yaml unsure
Resources:
  Mapping:
    Type: AWS::Lambda::EventSourceMapping
\`\`\`

## Sources

- ${placeholder}: a page of AWS's documentation.
`;
}
