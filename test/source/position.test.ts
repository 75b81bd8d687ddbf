import { describe, expect, it } from "vitest";
import { excerpt } from "../../src/source/excerpt.js";
import { parseJson } from "../../src/source/json.js";
import { Lines } from "../../src/source/lines.js";
import { createLocator } from "../../src/source/position.js";
import type { Path } from "../../src/source/span.js";
import { parseYaml } from "../../src/source/yaml.js";

/** `line:column` and what is written from there to the end that was found. */
function locator(text: string, language: "yaml" | "json"): (...path: Path) => string {
  const { tree } = language === "json" ? parseJson(text) : parseYaml(text);
  const { locate, lines } = createLocator(text, language, tree ?? expect.fail("refused"));
  return (...path) => {
    const { line, column, endLine, endColumn } = locate(path);
    expect(endLine).toBe(line);
    return `${line}:${column} ${lines.textOf(line).slice(column - 1, endColumn - 1)}`;
  };
}

describe("in YAML", () => {
  const text = `Resources:
  Mapping:
    Type: AWS::Lambda::EventSourceMapping
    "Properties": {BatchSize: 100, Queue: !Ref Q}
    Tags:
      - Key: a
        Value: b
      - !If [X, 1, 2]
      - plain text
        goes on
      - [x]
      - {q: 1}
  😀 Emoji: {x: 1}
`;
  const at = locator(text, "yaml");

  it.each<[Path, string]>([
    [[], "1:1 "],
    [["Resources"], "1:1 Resources"],
    [["Resources", "Mapping", "Type"], "3:5 Type"],
    [["Resources", "Mapping", "Properties"], '4:5 "Properties"'],
    [["Resources", "Mapping", "Properties", "BatchSize"], "4:20 BatchSize"],
    [["Resources", "Mapping", "Tags", 0], "6:9 Key"],
    [["Resources", "Mapping", "Tags", 0, "Value"], "7:9 Value"],
    [["Resources", "Mapping", "Tags", 1], "8:9 !If [X, 1, 2]"],
    [["Resources", "Mapping", "Tags", 1, 2], "8:20 2"],
    [["Resources", "Mapping", "Tags", 2], "9:9 plain text"],
    [["Resources", "Mapping", "Tags", 3], "11:9 [x]"],
    [["Resources", "Mapping", "Tags", 4], "12:10 q"],
    [["Resources", "😀 Emoji", "x"], "13:14 x"],
  ])("%j", (path, place) => {
    expect(at(...path)).toBe(place);
  });

  it("a path that leads nowhere has the place of its nearest ancestor", () => {
    expect(at("Resources", "Mapping", "Nowhere", "at all")).toBe("2:3 Mapping");
    expect(at("Resources", "Mapping", "Tags", 99, "x")).toBe("5:5 Tags");
    expect(at("Resources", "Mapping", "Type", "x")).toBe("3:5 Type");
    expect(at("Nowhere")).toBe("1:1 ");
  });

  it("what an alias or a merge key brings has the place where it is written", () => {
    const merged = locator("base: &b\n  x: 1\none:\n  <<: *b\ntwo: *b\n", "yaml");
    expect([merged("one", "x"), merged("two"), merged("two", "x")]).toEqual(["2:3 x", "5:1 two", "2:3 x"]);
  });

  it("Windows line ends and a byte order mark take up no column", () => {
    const windows = locator("\uFEFFA: 1\r\nB:\r\n  C: 2\r\n", "yaml");
    expect([windows("A"), windows("B"), windows("B", "C")]).toEqual(["1:1 A", "2:1 B", "3:3 C"]);
  });
});

describe("in JSON", () => {
  const text = `{
  "Resources": {
    "Mapping": {"Type": "x", "Properties": {"a\\u0062c": [10, {"k": 1, "l": 2}, [], "s"]}},
    "List": [
      [1,
       2]
    ]
  }
}`;
  const at = locator(text, "json");

  it.each<[Path, string]>([
    [[], "1:1 "],
    [["Resources"], '2:3 "Resources"'],
    [["Resources", "Mapping", "Type"], '3:17 "Type"'],
    [["Resources", "Mapping", "Properties", "abc"], '3:45 "a\\u0062c"'],
    [["Resources", "Mapping", "Properties", "abc", 0], "3:58 10"],
    [["Resources", "Mapping", "Properties", "abc", 1], '3:63 "k"'],
    [["Resources", "Mapping", "Properties", "abc", 1, "l"], '3:71 "l"'],
    [["Resources", "Mapping", "Properties", "abc", 2], "3:80 ["],
    [["Resources", "Mapping", "Properties", "abc", 3], '3:84 "s"'],
    [["Resources", "List", 0, 1], "6:8 2"],
    [["Resources", "Mapping", "Nowhere", "x"], '3:5 "Mapping"'],
    [["Resources", "List", 7], '4:5 "List"'],
    [["Nowhere"], "1:1 "],
  ])("%j", (path, place) => {
    expect(at(...path)).toBe(place);
  });

  it("of two equal keys the last one counts, and what only the first one held is not there", () => {
    const twice = locator('{"a": {"x": 1, "y": 1},\n "a": {"x": 2}}', "json");
    expect([twice("a"), twice("a", "x"), twice("a", "y")]).toEqual(['2:2 "a"', '2:8 "x"', '2:2 "a"']);
  });

  it("a byte order mark takes up no column", () => {
    expect(locator('\uFEFF{"a": 1}', "json")("a")).toBe('1:2 "a"');
  });

  it("many paths are found at once as they are one by one", () => {
    const paths: Path[] = [["Resources", "List", 0], ["Resources"], [], ["Resources", "Mapping", "Properties", "abc", 1, "k"], ["x"]];
    const { locate, locateAll } = createLocator(text, "json", parseJson(text).tree ?? expect.fail());
    expect(locateAll(paths)).toEqual(paths.map(locate));
  });
});

describe("lines", () => {
  it("are counted from 1, by line feeds", () => {
    const lines = new Lines("a\r\nb\n\nc");
    expect([0, 1, 2, 3, 4, 5, 6, 7].map((offset) => lines.lineOf(offset))).toEqual([1, 1, 1, 2, 2, 3, 4, 4]);
    expect([1, 2, 3, 4, 5].map((line) => lines.textOf(line))).toEqual(["a", "b", "", "c", ""]);
    expect(lines.count).toBe(4);
    expect(new Lines("a\n").count).toBe(1);
    expect(new Lines("").count).toBe(1);
  });
});

describe("an excerpt", () => {
  const lines = new Lines("one\r\ntwo\r\nthree\r\nfour\r\n");

  it("is the line and its neighbors", () => {
    expect(excerpt(lines, 2)).toEqual({ firstLine: 1, lines: ["one", "two", "three"] });
    expect(excerpt(lines, 3, 1, 0)).toEqual({ firstLine: 3, lines: ["three"] });
  });

  it("ends where the file does", () => {
    expect(excerpt(lines, 1)).toEqual({ firstLine: 1, lines: ["one", "two"] });
    expect(excerpt(lines, 4)).toEqual({ firstLine: 3, lines: ["three", "four"] });
    expect(excerpt(lines, 9)).toEqual({ firstLine: 8, lines: [] });
  });

  it("cuts megabytes behind the column, and nothing before it", () => {
    const text = `${"x".repeat(1000)}HERE${"😀".repeat(1_000_000)}`;
    const [line = ""] = excerpt(new Lines(text), 1, 1001).lines;
    expect(line.slice(1000, 1004)).toBe("HERE");
    expect(line.length).toBeLessThan(1600);
    expect(line).toMatch(/😀…$/u);
  });
});
