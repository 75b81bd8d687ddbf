import type { PullRequest } from "./pull-request.js";
import { reader, table, template, twoReaders } from "./templates.js";

const main = { "table.yaml": table, "readers.yaml": twoReaders };

/** Who reads a stream is a matter of many files. */
export const readers: readonly PullRequest[] = [
  {
    title: "a third reader in a file of its own is found at the stream, in a file that did not change",
    main,
    commits: [{ "search.yaml": template(reader("Search")) }],
    found: ["table.yaml:3 error dynamodb-stream-oversubscribed Orders"],
  },
  {
    title: "a reader that takes the place of another one causes nothing",
    main: { ...main, "search.yaml": template(reader("Search")) },
    commits: [{ "search.yaml": template(reader("Audit")) }],
    found: [],
    unchanged: 1,
  },
  {
    title: "a fourth reader makes three too many worse, and is told again",
    main: { ...main, "search.yaml": template(reader("Search")) },
    commits: [{ "audit.yaml": template(reader("Audit")) }],
    found: ["table.yaml:3 error dynamodb-stream-oversubscribed Orders"],
    message: /has 4 readers/,
  },
  {
    title: "one reader less makes too many no worse",
    main: { ...main, "more.yaml": template(reader("Search"), reader("Audit")) },
    commits: [{ "more.yaml": template(reader("Search")) }],
    found: [],
    unchanged: 1,
  },
  {
    title: "what is fixed is counted",
    main: { ...main, "search.yaml": template(reader("Search")) },
    commits: [{ "search.yaml": null }],
    found: [],
    fixed: 1,
  },
];
