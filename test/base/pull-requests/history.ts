import type { PullRequest } from "./pull-request.js";
import { reader, table, template, twoReaders } from "./templates.js";

const main = { "table.yaml": table, "readers.yaml": twoReaders };
const search = { "search.yaml": template(reader("Search")) };
const oversubscribed = "table.yaml:3 error dynamodb-stream-oversubscribed Orders";

/** What belongs to a change is a matter of its history. */
export const history: readonly PullRequest[] = [
  {
    title: "nothing is caused by what has nothing to do with streams",
    main: { ...main, ...search },
    commits: [{ "README.md": "orders\n" }],
    found: [],
    unchanged: 1,
  },
  { title: "a change of nothing causes nothing", main: { ...main, ...search }, commits: [{}], found: [], unchanged: 1 },
  {
    title: "what came to the base meanwhile is not held against the change",
    main,
    commits: [{ "README.md": "orders\n" }],
    meanwhile: search,
    found: [],
  },
  {
    title: "nor is it when a merge commit brought it",
    main,
    commits: [{ "README.md": "orders\n" }],
    meanwhile: search,
    merges: true,
    found: [],
    unchanged: 1,
  },
  {
    title: "a change that is too much together with what was merged is found",
    main,
    commits: [{ "audit.yaml": template(reader("Audit")) }],
    meanwhile: search,
    merges: true,
    found: [oversubscribed],
  },
  {
    title: "what is not committed yet belongs to the change",
    main,
    commits: [{ "README.md": "orders\n" }],
    uncommitted: search,
    found: [oversubscribed],
  },
  {
    title: "what was caused and taken back is not told",
    main,
    commits: [search, { "search.yaml": null }],
    found: [],
  },
];
