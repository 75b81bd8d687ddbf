// @ts-check
/** Prints how many tests of a vitest JSON report passed and failed. Exit 1 where one failed, or where none ran at all. */
import { existsSync, readFileSync } from "node:fs";

/**
 * @typedef {{ status: string, assertionResults: readonly unknown[] }} TestFile
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, testResults: readonly TestFile[] }} TestReport
 */

const [file = ""] = process.argv.slice(2);
const report = existsSync(file) ? /** @type {TestReport} */ (JSON.parse(readFileSync(file, "utf8"))) : undefined;

const passed = report?.numPassedTests ?? 0;
// A file that cannot even be loaded has no tests that could fail.
const unloadable = report?.testResults.filter(({ status, assertionResults }) => status === "failed" && assertionResults.length === 0) ?? [];
const failed = (report?.numFailedTests ?? 0) + unloadable.length;
const skipped = report?.numPendingTests ?? 0;

if (passed + failed === 0) console.error("No test ran.");
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
