import { describe, expect, it } from "vitest";
import { imagesAskedFor, isRefused, whyNeverMatching } from "../../src/model/filter-pattern.js";

const why = (kind: "kinesis" | "dynamodb", pattern: unknown): string | undefined => whyNeverMatching(JSON.stringify(pattern), kind);
const image = (attribute: unknown): unknown => ({ dynamodb: { NewImage: { total: attribute } } });

describe("a pattern that matches no record", () => {
  it.each([
    ["kinesis", { body: ["a"] }, "tests key body"],
    ["kinesis", { dynamodb: { Keys: { id: { S: ["a"] } } } }, "tests key dynamodb"],
    ["kinesis", { data: { type: "created" } }, "tests type against a value that stands in no list"],
    ["dynamodb", { data: { type: ["created"] } }, "tests key data"],
    ["dynamodb", { eventName: ["UPDATE", "DELETE"] }, "tests eventName for UPDATE, DELETE"],
    ["dynamodb", { dynamodb: { Image: { id: { S: ["a"] } } } }, "tests key dynamodb.Image"],
    ["dynamodb", image(["a"]), "tests attribute total without its type"],
    ["dynamodb", image({ String: ["a"] }), "for the type String, which there is not"],
    ["dynamodb", image({ N: [{ numeric: [">", 5] }] }), "tests attribute total as a number"],
    ["dynamodb", image({ N: [5, 6] }), "tests attribute total as a number"],
    ["dynamodb", image({ M: { net: { N: [5] } } }), "tests attribute total as a number"],
  ] as const)("of a %s stream: %j", (kind, pattern, clause) => {
    expect(why(kind, pattern)).toContain(clause);
  });

  it.each(['{"data"', "[]", '"a"', "null"])("is refused where it is no object of JSON: %s", (text) => {
    expect(whyNeverMatching(text, "kinesis")).toMatch(/^is no/);
    expect(isRefused(text)).toBe(true);
  });

  it("is not refused where it is only never true", () => {
    expect(isRefused('{"body": ["a"]}')).toBe(false);
    expect(isRefused('{"data": {"type": "created"}}')).toBe(true);
  });
});

describe("a pattern that may match", () => {
  it.each([
    ["kinesis", { data: { anything: [{ numeric: [">", 5] }] } }],
    ["kinesis", { partitionKey: ["a"] }],
    ["kinesis", { kinesis: { data: ["a"] } }],
    ["kinesis", { body: [{ exists: false }] }],
    ["kinesis", { $or: [{ data: { a: ["b"] } }, { partitionKey: ["c"] }] }],
    ["dynamodb", { eventName: ["UPDATE", "MODIFY"] }],
    ["dynamodb", { eventName: [{ "anything-but": ["REMOVE"] }] }],
    ["dynamodb", { userIdentity: { type: ["Service"], principalId: ["dynamodb.amazonaws.com"] } }],
    ["dynamodb", { dynamodb: { ApproximateCreationDateTime: [{ numeric: [">", 5] }] } }],
    ["dynamodb", { dynamodb: { SizeBytes: [{ numeric: ["<", 1024] }] } }],
    ["dynamodb", image({ N: ["5"] })],
    ["dynamodb", image({ N: [5, "5"] })],
    ["dynamodb", image({ N: [{ numeric: [">", 5] }, { exists: false }] })],
    ["dynamodb", image([{ exists: true }])],
    ["dynamodb", image({ M: { N: { S: ["an attribute that is called N"] } } })],
    ["dynamodb", image({ L: { S: ["a"] } })],
  ] as const)("of a %s stream: %j", (kind, pattern) => {
    expect(why(kind, pattern)).toBeUndefined();
  });
});

describe("the images that a pattern asks for", () => {
  it.each([
    [{ dynamodb: { NewImage: { a: { S: ["b"] } }, OldImage: { a: { S: ["c"] } } } }, ["NewImage", "OldImage"]],
    [{ dynamodb: { Keys: { id: { S: ["b"] } } } }, []],
    [{ dynamodb: { OldImage: { a: { S: [{ exists: false }] } } } }, []],
  ])("of %j", (pattern, images) => {
    expect(imagesAskedFor(JSON.stringify(pattern), "dynamodb")).toEqual(images);
    expect(imagesAskedFor(JSON.stringify(pattern), "kinesis")).toEqual([]);
  });
});
