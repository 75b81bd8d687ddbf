import { expect, test } from "vitest";
import { showsLinks, wantsColor } from "../../src/config/terminal-abilities.js";

type Env = Readonly<Record<string, string>>;

test.each<readonly [boolean, string, Env, boolean]>([
  [true, "kitty", { TERM: "xterm-kitty" }, true],
  [true, "VS Code", { TERM_PROGRAM: "vscode" }, true],
  [true, "Windows Terminal", { WT_SESSION: "1" }, true],
  [true, "GNOME Terminal", { VTE_VERSION: "6800" }, true],
  [false, "the version of VTE that links end", { VTE_VERSION: "5000" }, true],
  [false, "a terminal that nobody knows", { TERM: "xterm-256color" }, true],
  [false, "a multiplexer", { TERM: "xterm-kitty", TMUX: "/tmp/x" }, true],
  [false, "a dumb terminal", { TERM: "dumb", TERM_PROGRAM: "vscode" }, true],
  [false, "the log of a workflow", { TERM_PROGRAM: "vscode", CI: "true" }, true],
  [false, "a pipe", { TERM_PROGRAM: "vscode" }, false],
  [true, "a pipe, when it is forced", { FORCE_HYPERLINK: "1" }, false],
  [false, "a terminal, when it is forbidden", { TERM_PROGRAM: "vscode", FORCE_HYPERLINK: "0" }, true],
])("links: %s for %s", (expected, _, env, isTTY) => {
  expect(showsLinks({ env, stdout: { isTTY } })).toBe(expected);
});

test.each<readonly [boolean, string, Env, boolean, boolean]>([
  [true, "a terminal", {}, true, false],
  [false, "a pipe", {}, false, false],
  [false, "--no-color", { FORCE_COLOR: "1" }, true, true],
  [false, "NO_COLOR", { NO_COLOR: "1", FORCE_COLOR: "1" }, true, false],
  [true, "an empty NO_COLOR", { NO_COLOR: "" }, true, false],
  [true, "FORCE_COLOR", { FORCE_COLOR: "1" }, false, false],
  [false, "FORCE_COLOR=0", { FORCE_COLOR: "0" }, true, false],
  [false, "a dumb terminal", { TERM: "dumb" }, true, false],
])("colors: %s for %s", (expected, _, env, isTTY, noColor) => {
  expect(wantsColor(noColor, { env, stdout: { isTTY } })).toBe(expected);
});
