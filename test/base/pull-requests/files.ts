import type { PullRequest } from "./pull-request.js";
import { reader, table, template, twoReaders } from "./templates.js";

const bare = template(reader("Invoices", { isBare: true }));
const broken = bare.replace("Resources:\n", "Resources: [\n");

/** A file is not its name. */
export const files: readonly PullRequest[] = [
  {
    title: "a moved file takes its findings along",
    main: { "table.yaml": table, "a/readers.yaml": bare },
    commits: [{ "a/readers.yaml": null, "b/invoices.yaml": `${bare}# moved\n` }],
    found: [],
    unchanged: 1,
  },
  {
    title: "a moved file that git was not told of is known by what is in it",
    main: { "table.yaml": table, "a/readers.yaml": bare },
    commits: [{ "table.yaml": `${table}# here\n` }],
    uncommitted: { "a/readers.yaml": null, "b/invoices.yaml": bare },
    found: [],
    unchanged: 1,
  },
  {
    title: "a moved file that was named is compared with what it was",
    main: { "table.yaml": table, "a/readers.yaml": bare },
    commits: [{ "a/readers.yaml": null, "b/invoices.yaml": bare }],
    argv: ["b"],
    found: [],
    unchanged: 1,
  },
  {
    title: "a renamed folder causes nothing, and a reader that is added in it is found",
    main: { "table.yaml": table, "old/a.yaml": bare, "old/b.yaml": template(reader("Stock")) },
    commits: [
      { "old/a.yaml": null, "old/b.yaml": null, "new/a.yaml": bare, "new/b.yaml": template(reader("Stock")) },
      { "new/b.yaml": template(reader("Stock"), reader("Search", { isBare: true })) },
    ],
    found: ["new/b.yaml:13 error no-failure-destination Search", "table.yaml:3 error dynamodb-stream-oversubscribed Orders"],
    unchanged: 1,
  },
  {
    title: "a resource that moves to the template of another stack is replaced, and its findings are not new there",
    main: {
      "table.yaml": table,
      "a.yaml": template(reader("Invoices", { isBare: true }), reader("Stock")),
      "b.yaml": template(reader("C", { source: "arn:aws:kinesis:eu-west-1:123456789012:stream/c" })),
    },
    commits: [
      {
        "a.yaml": template(reader("Stock")),
        "b.yaml": template(
          reader("C", { source: "arn:aws:kinesis:eu-west-1:123456789012:stream/c" }),
          reader("Invoices", { isBare: true }),
        ),
      },
    ],
    found: ["b.yaml:13 error mapping-replaced Invoices"],
    unchanged: 1,
  },
  {
    title: "the same id in another service is another thing",
    main: { "table.yaml": table, "a.yaml": bare, "b.yaml": template(reader("Stock")) },
    commits: [{ "a.yaml": template(reader("Invoices")), "b.yaml": template(reader("Invoices", { isBare: true, calls: "stock" })) }],
    found: ["b.yaml:3 error failure-handling-removed Invoices", "b.yaml:3 error mapping-replaced Invoices"],
    fixed: 1,
  },
  {
    title: "a deleted template takes its findings away",
    main: { "table.yaml": table, "readers.yaml": bare },
    commits: [{ "readers.yaml": null }],
    found: [],
    fixed: 1,
  },
  {
    title: "a base that does not parse excuses nothing, and its findings say so",
    main: { "table.yaml": table, "readers.yaml": broken },
    commits: [{ "readers.yaml": bare }],
    found: ["readers.yaml:3 error no-failure-destination Invoices"],
    message: /This may be older than the change, before which readers\.yaml could not be judged, at line \d+: .+\.$/,
  },
  {
    title: "a template that the change breaks is told, and nothing in it counts as fixed",
    main: { "table.yaml": table, "readers.yaml": bare },
    commits: [{ "readers.yaml": broken }],
    found: [],
    code: 2,
    stderr: /^readers\.yaml:\d+:\d+: not judged: /,
  },
  {
    title: "a template that was broken before is told all the same",
    main: { "table.yaml": table, "broken.yaml": broken, "readers.yaml": twoReaders },
    commits: [{ "search.yaml": template(reader("Search")) }],
    found: ["table.yaml:3 error dynamodb-stream-oversubscribed Orders"],
    code: 2,
    stderr: /^broken\.yaml:\d+:\d+: not judged: /,
  },
  {
    title: "a base in another encoding is read as what it is",
    main: { "table.yaml": table, "readers.yaml": Buffer.from(`\ufeff${bare}`, "utf16le") },
    commits: [{ "readers.yaml": bare }],
    found: [],
    unchanged: 1,
  },
  {
    title: "a base with other line ends is the same",
    main: { "table.yaml": table, "readers.yaml": bare.replaceAll("\n", "\r\n") },
    commits: [{ "readers.yaml": bare }],
    found: [],
    unchanged: 1,
  },
  {
    title: "a file in focus is compared within its whole repository",
    main: { "table.yaml": table, "readers.yaml": twoReaders, "bare.yaml": bare.replace("Invoices", "Other").replace("orders-stream", "x") },
    commits: [{ "search.yaml": template(reader("Search", { isBare: true })) }],
    argv: ["--focus", "search.yaml"],
    found: ["search.yaml:3 error no-failure-destination Search", "table.yaml:3 error dynamodb-stream-oversubscribed Orders"],
    unchanged: 1,
  },
];
