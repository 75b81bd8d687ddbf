import { version } from "../version.js";

/** The address of a rule's page as it was when this version was released. */
export function helpUrl(ruleId: string): string {
  return `https://github.com/stream-lint/stream-lint/blob/v${version}/rules/${ruleId}.md`;
}
