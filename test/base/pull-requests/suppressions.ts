import type { PullRequest } from "./pull-request.js";
import { reader, table, template } from "./templates.js";

const comment = "  # stream-lint-ignore no-failure-destination -- it is replayed by hand\n";
const bare = template(reader("Invoices", { isBare: true }));
const silenced = bare.replace("  Invoices:", `${comment}  Invoices:`);

/** What somebody accepts, and no longer does. */
export const suppressions: readonly PullRequest[] = [
  {
    title: "a reader that comes with its suppression is not told",
    main: { "table.yaml": table },
    commits: [{ "readers.yaml": silenced }],
    found: [],
  },
  {
    title: "a suppression that is taken away brings its finding back",
    main: { "table.yaml": table, "readers.yaml": silenced },
    commits: [{ "readers.yaml": bare }],
    found: ["readers.yaml:3 error no-failure-destination Invoices"],
  },
  {
    title: "a suppression for what was there before counts it as neither new nor fixed",
    main: { "table.yaml": table, "readers.yaml": bare },
    commits: [{ "readers.yaml": silenced }],
    found: [],
  },
  {
    title: "a suppression without a reason silences nothing",
    main: { "table.yaml": table },
    commits: [{ "readers.yaml": silenced.replace(" -- it is replayed by hand", "") }],
    found: ["readers.yaml:4 error no-failure-destination Invoices"],
  },
];
