import { describe, expect, it } from "vitest";
import { Patterns, whyNoPattern } from "../../src/config/patterns.js";

describe("a pattern", () => {
  it.each([
    ["legacy", ["legacy", "legacy/a.yaml", "legacy/x/a.yaml", "x/legacy/a.yaml"], ["legacy.yaml", "legacyx/a.yaml"]],
    ["legacy/", ["legacy/a.yaml", "x/legacy/a.yaml"], ["legacyx/a.yaml"]],
    ["/legacy", ["legacy/a.yaml"], ["x/legacy/a.yaml"]],
    ["a/legacy", ["a/legacy/b.yaml"], ["legacy/b.yaml", "x/a/legacy/b.yaml"]],
    ["legacy/**", ["legacy/a.yaml", "legacy/x/y.yaml", "legacy"], ["x/legacy/a.yaml"]],
    ["legacy/*.yaml", ["legacy/a.yaml", "legacy/.yaml"], ["legacy/x/a.yaml", "legacy/a.yml"]],
    ["*.draft.yaml", ["a.draft.yaml", "x/y/a.draft.yaml"], ["a.yaml", "draft.yaml"]],
    ["**/test/**", ["test/a.yaml", "x/test/a.yaml", "x/y/test/z/a.yaml"], ["tests/a.yaml", "x/a.yaml"]],
    [
      "services/*/test/**/a.yaml",
      ["services/x/test/a.yaml", "services/x/test/y/z/a.yaml"],
      ["services/test/a.yaml", "services/x/y/test/a.yaml"],
    ],
    ["a?.yaml", ["ab.yaml", "aü.yaml", "a😀.yaml", "x/a1.yaml"], ["a.yaml", "abc.yaml", "a/.yaml"]],
    ["a.c", ["a.c"], ["abc"]],
    ["**", ["a", "a/b/c.yaml"], []],
    ["a**b", ["ab", "axxb"], ["a/b"]],
  ])("%s", (pattern, held, others) => {
    const patterns = new Patterns([pattern]);
    expect(held.filter((path) => !patterns.hold(path))).toEqual([]);
    expect(others.filter((path) => patterns.hold(path))).toEqual([]);
    expect(whyNoPattern(pattern)).toBeUndefined();
  });

  it("is one of several", () => {
    const patterns = new Patterns(["a", "b"]);
    expect(["a", "b", "c"].map((path) => patterns.hold(path))).toEqual([true, true, false]);
    expect(new Patterns([]).hold("a")).toBe(false);
  });

  it("takes no time, however it is made", () => {
    const start = performance.now();
    const slow = new Patterns(["*a".repeat(200), `${"**/a/".repeat(200)}b`]);
    expect(slow.hold(`${"a".repeat(5000)}b`)).toBe(false);
    expect(slow.hold(`${"a/".repeat(500)}c`)).toBe(false);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it.each(["!a", "../a", "a/../b", "./a", "a[bc]", "{a,b}", "a\\*b", "/", "//"])("cannot be %s", (pattern) => {
    expect(whyNoPattern(pattern)).toBeTypeOf("string");
  });
});
