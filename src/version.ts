/** Replaced by the version in package.json, by the bundler and by the test runner. */
declare const __VERSION__: string;

/** The version of stream-lint that is running. */
export const version: string = __VERSION__;
