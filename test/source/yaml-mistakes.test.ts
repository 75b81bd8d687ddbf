import { describe, expect, it } from "vitest";
import { parseYaml } from "../../src/source/yaml.js";
import { toldOf, valueOf } from "./plain.js";

describe("is read as CloudFormation reads it, and said", () => {
  it("a key that stands twice: the last one counts", () => {
    const text = "Resources:\n  A: 1\n  B: 2\n  A: 3\n";
    const parsed = parseYaml(text);
    expect(valueOf(parsed)).toEqual({ Resources: { B: 2, A: 3 } });
    expect(toldOf(text, parsed)).toEqual(['4:3 The key "A" stands twice, in lines 2 and 4; the last one counts. Remove one of them.']);
  });

  it("a key that stands twice where others override a merged one", () => {
    const { mistakes } = parseYaml("a: &a {x: 1, y: 1}\nb:\n  <<: *a\n  x: 2\n  x: 3\n  y: 2\n");
    expect(mistakes.map(({ message }) => message)).toEqual([expect.stringContaining('"x" stands twice, in lines 4 and 5')]);
  });

  it("a quoted text that goes on at the left", () => {
    const text = 'A:\n  Description: "one\n  Type: two\n  three"\n  Type: String\nB: 1\n';
    const parsed = parseYaml(text);
    expect(valueOf(parsed)).toEqual({ A: { Description: "one Type: two three", Type: "String" }, B: 1 });
    expect(toldOf(text, parsed)).toEqual([expect.stringMatching(/^2:16 This quoted text goes on too far left\. CloudFormation reads it/)]);
  });

  it("a quoted text whose first line ends in an escaped quote", () => {
    expect(valueOf(parseYaml("A:\n  B: 'it''s ''\nhere'\n  C: \"a \\\"\nb\"\n"))).toEqual({ A: { B: "it's ' here", C: 'a " b' } });
  });

  it.each([
    ["a bracket that closes at the left", "A:\n  Policy: [{\n    x: 1\n  }]\n  Next: 1\n", { A: { Policy: [{ x: 1 }], Next: 1 } }],
    [
      "items at the left",
      "A:\n  Resource: [\n  !Sub one,\n  !Sub two\n  ]\n  Next: 1\n",
      { A: { Resource: [{ "!Sub": "one" }, { "!Sub": "two" }], Next: 1 } },
    ],
    [
      "a map in braces at the left",
      'A:\n  Schema: {"x": 1,\n  "y": 2,\n"z": {\n"q": []}}\nB: 2\n',
      { A: { Schema: { x: 1, y: 2, z: { q: [] } } }, B: 2 },
    ],
    ["text in quotes in brackets", "A:\n  - [ \"x\n y\", {a: 'b\n c'}\n ]\n  - 2\n", { A: [["x y", { a: "b c" }], 2] }],
  ])("%s", (_name, text, value) => {
    const parsed = parseYaml(text);
    expect(valueOf(parsed)).toEqual(value);
    expect(toldOf(text, parsed)).toEqual([expect.stringMatching(/^2:\d+ What this [[{] opens goes on too far left\./)]);
  });

  it("many such places in one file", () => {
    const text = Array.from({ length: 50 }, (_, n) => `K${n}:\n  x: "a\n  b"\n  y: [1,\n  2]\n`).join("");
    const parsed = parseYaml(text);
    expect(valueOf(parsed)).toEqual(Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`K${n}`, { x: "a b", y: [1, 2] }])));
    expect(parsed.mistakes).toHaveLength(21);
    expect(parsed.mistakes.at(-1)?.message).toBe("From here on there are 80 more such mistakes.");
  });

  it("the offsets behind such a place are those of the file", () => {
    const text = "A: \"x\ny\"\nB: [-, 'z',\n1]\nC: last\n";
    const { tree } = parseYaml(text);
    const spans =
      tree?.kind === "map"
        ? tree.entries.map((entry) => [text.slice(entry.keyStart, entry.keyEnd), text.slice(entry.value.start, entry.value.end)])
        : [];
    expect(spans).toEqual([
      ["A", '"x\ny"'],
      ["B", "[-, 'z',\n1]"],
      ["C", "last"],
    ]);
    const items = tree?.kind === "map" && tree.entries[1]?.value.kind === "list" ? tree.entries[1].value.items : [];
    expect(items.map(({ start, end }) => text.slice(start, end))).toEqual(["-", "'z'", "1"]);
  });

  it("a comment right behind a quoted text", () => {
    const text = "A: 'x'# why\nB: 1\n";
    const parsed = parseYaml(text);
    expect(valueOf(parsed)).toEqual({ A: "x", B: 1 });
    expect(toldOf(text, parsed)).toEqual(['1:7 A comment needs a blank before its "#"; without it other parsers read it as text.']);
  });

  it("further documents: the first with content is the template", () => {
    const text = "---\n# nothing\n---\nA: 1\n---\nB: 2\n---\nC: [\n";
    const parsed = parseYaml(text);
    expect(valueOf(parsed)).toEqual({ A: 1 });
    expect(toldOf(text, parsed)).toEqual(["5:1 Here a further document starts; a file is one document, and only the first is read."]);
  });
});

describe("is valid YAML 1.1, and therefore no mistake", () => {
  it("a lone dash between brackets", () => {
    const parsed = parseYaml('A: !Join ["-", [!Select [0, !Split [-, !Ref X]], -]]\nB: {x: -}\n');
    expect(valueOf(parsed)).toEqual({
      A: { "!Join": ["-", [{ "!Select": [0, { "!Split": ["-", { "!Ref": "X" }] }] }, "-"]] },
      B: { x: "-" },
    });
    expect(parsed.mistakes).toEqual([]);
  });
});

describe("is refused, with the place and what would be right", () => {
  it.each([
    ["a bracket that is never closed", "A:\n  B: [1, 2\nC: 3\nD: [4]\n", "2:6 This [ is never closed: a ] is missing."],
    ["a brace that is never closed", "A: {x: 1\n", "1:4 This { is never closed: a } is missing."],
    ["brackets that cross", "A: [{x: 1]}\nB: 1\n", "1:10 A } is missing before this."],
    ["a double quote that is never closed", 'A:\n  B: "one\n  C: "two"\n', '2:6 This " is never closed: a " is missing.'],
    ["a single quote that is never closed", "A: 'one\nB: two\n", "1:4 This ' is never closed: a ' is missing."],
    ["a closing bracket that was never opened", "A: 1\n]\nB: 1\n", "2:1 This closing bracket was never opened"],
    [
      "a key out of its column",
      "A:\n    B: 1\n  C: 2\n",
      "3:3 This key does not start in the same column as the keys before it: indent them alike.",
    ],
    ["an item out of its column", "A:\n    - 1\n  - 2\n", "3:3 This list stands where a key is expected: indent it below its key."],
    [
      "a second colon in a value",
      "A:\n  Description: one: two\n",
      '2:16 A second ": " follows here in the same value: put the value in quotes',
    ],
    ["a key without a colon", "A:\n  B: 1\n  C\n  D: 2\n", '3:3 This is no key, for no ":" follows it on its line'],
    ["a colon without a key", "A:\n: 1\n", '2:1 This ":" has no key before it'],
    ["a tab that indents", "A:\n\tB: 1\n", "2:1 A tab indents this line: YAML takes blanks only."],
    ["a value that starts with a reserved sign", "A: @x\n", "1:4 A value cannot start with @: put it in quotes."],
    ["a value that starts with a percent sign", "A: %x\n", "1:4 A value cannot start with %: put it in quotes."],
    ["a lone star", "Action: *\n", "1:9 A value cannot start with *: put it in quotes."],
    [
      "a star before a word",
      "Action: *Item\n",
      "1:9 No value further up has the anchor &Item. If *Item is meant as text, put it in quotes.",
    ],
    ["an unknown escape", 'A: "\\d+"\n', "1:5 \\d means nothing between double quotes"],
    ["text behind a quoted text", 'A: "x" y\n', "1:8 Something stands behind the end of this value"],
    ["two tags", "A: !Base64 !Sub x\n", "1:12 Two tags stand before one value: write the outer one in its long form"],
    ["a list that starts beside its key", "A: - 1\n", "1:4 A list does not start on the line of its key"],
    ["a map as a key", "? {a: 1}\n: 2\n", "1:3 A key is plain text, but a map or a list stands here instead; put it in quotes."],
    ["a value in braces that are not quoted", "A: {{ x }}\n", "1:5 A key is plain text"],
    ["an alias of itself", "A: &a\n  B: *a\n", "2:6 The alias *a stands inside of what it stands for; such a circle has no value."],
    ["a merge key with a text", "A:\n  <<: x\n", "2:3 The merge key << takes a map"],
    ["a missing comma", "A: [x, 'y' 'z']\n", "1:12 A comma is missing before this."],
    ["text behind a block sign", "A: |x\n  y\n", "1:5 Text follows right behind the |"],
  ])("%s", (_name, text, told) => {
    const parsed = parseYaml(text);
    expect(parsed.tree).toBeUndefined();
    expect(toldOf(text, parsed)).toHaveLength(1);
    expect(toldOf(text, parsed)[0]).toContain(told);
  });

  it("and brackets that cross are named by the first of them, though they stand at the left", () => {
    const text = "A:\n  B: [1,\n{x: 2]\n}\nC: 1\n";
    expect(toldOf(text, parseYaml(text))).toEqual(["2:6 This [ is never closed: a ] is missing."]);
  });

  it("and a line at the left elsewhere is not blamed for it", () => {
    const text = 'A: "x\ny"\nB:\n  C: 1\n D: 2\n';
    expect(toldOf(text, parseYaml(text))).toEqual([expect.stringMatching(/^5:2 This key does not start in the same column/)]);
  });
});
