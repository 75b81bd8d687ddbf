import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { rules } from "../rules/index.js";
import { parseArguments } from "../src/config/arguments.js";
import { fencesOf, follow, isAsSaid } from "./docs/page.js";

const root = path.join(import.meta.dirname, "..");
const pages = [...readdirSync(path.join(root, "docs")).map((name) => `docs/${name}`), "README.md"];
const textOf = (page: string): string => readFileSync(path.join(root, page), "utf8");

describe.each(pages)("%s", (page) => {
  it("shows commands that do what it says", async () => {
    const executed = await follow(textOf(page));
    for (const one of executed) {
      if (!isAsSaid(one)) expect(one.printed, one.command).toBe(one.expected);
      expect(one.printed).not.toContain("This is a bug");
    }
  });

  it("shows commands that need another program as they are understood", () => {
    const lines = fencesOf(textOf(page)).flatMap(({ language, text }) => (language === "sh" ? text.split("\n") : []));
    const own = lines.flatMap((line) => /^(?:npx )?stream-lint\b([^#]*)/.exec(line)?.[1] ?? []);
    for (const words of own) {
      const argv = words.split(" ").filter((word) => word !== "");
      expect(
        () =>
          parseArguments(
            argv,
            rules.map(({ id }) => id),
          ),
        words,
      ).not.toThrow();
    }
  });

  it("has links that lead somewhere", () => {
    const targets = [...textOf(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1] ?? "");
    expect(targets.filter((target) => !existsSync(path.join(root, path.dirname(page), target)))).toEqual([]);
  });
});

it("a page that says something else than what is printed is found out", () => {
  const executed = { command: "x", printed: "one\ntwo\nthree\n" };
  const said = ["one\n…\nthree\n", "…\n", "one\ntwo\nthree\n…\n", "o…\n…\n"].map((expected) => isAsSaid({ ...executed, expected }));
  expect(said).toEqual([true, true, true, true]);
  const wrong = ["one\n…\nfour\n", "one\n", "two\n…\n", ""].map((expected) => isAsSaid({ ...executed, expected }));
  expect(wrong).toEqual([false, false, false, false]);
});
