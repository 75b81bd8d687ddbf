import { execFileSync, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Contents } from "../../src/source/contents.js";
import { readCandidates } from "../../src/source/read.js";

let top: string;
beforeEach(() => (top = mkdtempSync(path.join(tmpdir(), "stream-lint-read-"))));
afterEach(() => rmSync(top, { recursive: true, force: true }));

const words = (): readonly string[] => ["AWS::Kinesis", "kinesis"];

/** Reads one file with these bytes, as if it were found in a folder or named. */
function read(bytes: string | Buffer, named = false): ReturnType<typeof readCandidates> {
  const absolute = path.join(top, "a.yaml");
  writeFileSync(absolute, bytes);
  return readCandidates([{ path: "a.yaml", absolute, named }], words);
}

const textOf = (bytes: string | Buffer): string | undefined => read(bytes).files[0]?.text;

describe("a file with one of the words", () => {
  it("is read", () => {
    expect(read("Type: AWS::Kinesis::Stream\n")).toEqual({
      files: [{ path: "a.yaml", text: "Type: AWS::Kinesis::Stream\n" }],
      unreadable: [],
      lookedAt: 1,
    });
  });

  it("is read without its byte order mark", () => {
    expect(textOf("\uFEFFkinesis: ü")).toBe("kinesis: ü");
  });

  it("may be UTF-16, if it says so", () => {
    const little = Buffer.from("\uFEFFkinesis: ü", "utf16le");
    expect(textOf(little)).toBe("kinesis: ü");
    expect(textOf(Buffer.from(little).swap16())).toBe("kinesis: ü");
    expect(textOf(Buffer.concat([little, Buffer.from("x")]))).toBe("kinesis: ü");
  });

  it("is read even where it is no valid UTF-8", () => {
    expect(textOf(Buffer.concat([Buffer.from("kinesis: "), Buffer.from([0xff, 0xc3])]))).toBe("kinesis: \uFFFD\uFFFD");
  });

  it("is passed over where it is binary, but told where it was named", () => {
    expect(read("kinesis\0")).toEqual({ files: [], unreadable: [], lookedAt: 1 });
    expect(read("kinesis\0", true).unreadable).toEqual([
      { file: "a.yaml", line: 1, column: 1, message: "This is a binary file, not a template." },
    ]);
  });

  it("is told where it is too large, though it was not named", () => {
    const absolute = path.join(top, "large.json");
    writeFileSync(absolute, "kinesis");
    truncateSync(absolute, 64_000_001);
    const { files, unreadable } = readCandidates([{ path: "large.json", absolute, named: false }], words);
    expect(files).toEqual([]);
    expect(unreadable).toEqual([
      { file: "large.json", line: 1, column: 1, message: "This file is larger than 64 MB, the most that stream-lint reads." },
    ]);
  });
});

describe("a file without any of the words is passed over in silence", () => {
  it.each(["", "\n", "Type: AWS::S3::Bucket", "AWS::Kinesi", "\0\0", "\uFEFF"])("%j", (text) => {
    expect(read(text, true)).toEqual({ files: [], unreadable: [], lookedAt: 1 });
  });

  it("however large", () => {
    const absolute = path.join(top, "large.json");
    writeFileSync(absolute, "");
    truncateSync(absolute, 64_000_001);
    expect(readCandidates([{ path: "large.json", absolute, named: true }], words)).toEqual({ files: [], unreadable: [], lookedAt: 1 });
  });
});

describe("what cannot be read", () => {
  const reading = (name: string, named: boolean): ReturnType<typeof readCandidates> =>
    readCandidates([{ path: name, absolute: path.join(top, name), named }], words);

  it("because it is gone is dropped, unless it was named", () => {
    expect(reading("gone.yaml", false)).toEqual({ files: [], unreadable: [], lookedAt: 0 });
    expect(reading("gone.yaml", true).unreadable).toMatchObject([{ message: "This file vanished before it could be read." }]);
  });

  it.skipIf(process.getuid?.() === 0)("because of its permissions is told", () => {
    writeFileSync(path.join(top, "a.yaml"), "kinesis");
    chmodSync(path.join(top, "a.yaml"), 0);
    expect(reading("a.yaml", false).unreadable).toMatchObject([{ message: expect.stringContaining("permission is denied") as string }]);
  });

  it.skipIf(process.platform === "win32")("because it has become a pipe does not hang", () => {
    const pipe = path.join(top, "pipe.yaml");
    execFileSync("mkfifo", [pipe]);
    // Should it hang, this writer sets it free after three seconds, so that the test can fail.
    const writer = spawn("sh", ["-c", 'sleep 3; exec 3<>"$0"', pipe], { stdio: "ignore" });
    const start = performance.now();
    expect(reading("pipe.yaml", false)).toEqual({ files: [], unreadable: [], lookedAt: 1 });
    expect(performance.now() - start).toBeLessThan(2_000);
    writer.kill();
  });

  it("does not keep others from being read", () => {
    writeFileSync(path.join(top, "b.yaml"), "kinesis");
    const { files } = readCandidates(
      ["gone.yaml", "b.yaml"].map((name) => ({ path: name, absolute: path.join(top, name), named: true })),
      words,
    );
    expect(files).toEqual([{ path: "b.yaml", text: "kinesis" }]);
  });
});

describe("contents", () => {
  const piecesOf = (text: string, limit: number, overlap: number): string[] => {
    const file = path.join(top, "pieces");
    writeFileSync(file, text);
    const pieces: string[] = [];
    new Contents(limit).read(file, overlap, (bytes, isWhole) => {
      pieces.push(`${isWhole ? "whole " : ""}${bytes.toString()}`);
      return undefined;
    });
    return pieces;
  };

  it("are given whole up to the limit, and piece by piece above it", () => {
    expect(piecesOf("abcdef", 6, 2)).toEqual(["whole abcdef"]);
    expect(piecesOf("abcdefg", 6, 2)).toEqual(["abcdefg", "fg"]);
    expect(piecesOf("abcdefghijkl", 4, 2)).toEqual(["abcde", "defgh", "ghijk", "jkl"]);
  });

  it("do not hold what an earlier file left", () => {
    const contents = new Contents(100);
    const lengths = ["long content", "short", ""].map((text) => {
      writeFileSync(path.join(top, "f"), text);
      return contents.read(path.join(top, "f"), 1, (bytes) => bytes.toString());
    });
    expect(lengths).toEqual(["long content", "short", ""]);
  });
});
