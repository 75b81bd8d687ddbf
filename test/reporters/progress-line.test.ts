import { expect, test } from "vitest";
import { ProgressLine } from "../../src/reporters/progress-line.js";

/** What is written to the screen when something is told at each of these milliseconds. */
function written(times: readonly number[], isTTY = true): string {
  let now = 0;
  let text = "";
  const line = new ProgressLine({ isTTY, columns: 12, write: (more) => (text += more) }, () => now);
  for (const time of times) {
    now = time;
    line.tell?.(`Looking at file ${time}`);
  }
  line.clear();
  return text;
}

test("a run of less than a second tells nothing", () => {
  expect(written([10, 500, 999])).toBe("");
});

test("a longer one tells what it does, no more often than can be read, within the line, and leaves nothing behind", () => {
  expect(written([10, 1000, 1050, 1100])).toBe("\r\u001b[KLooking at \r\u001b[KLooking at \r\u001b[K");
});

test("where nobody watches nothing is told", () => {
  expect(written([5000], false)).toBe("");
});
