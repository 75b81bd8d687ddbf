import { version } from "../version.js";

/** The address of the schema of stream-lint.yaml as it was when this version was released. */
export const schemaUrl = `https://raw.githubusercontent.com/stream-lint/stream-lint/v${version}/stream-lint.schema.json`;
