import { mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { loadConfiguration } from "../../src/config/load-configuration.js";
import { folderWith, refusalOf } from "./folder.js";

const text = "failOn: note\n";

/** The name of the configuration that is found in the folder below `top`. */
const found = async (top: string, below = ""): Promise<string | undefined> =>
  (await loadConfiguration(undefined, path.join(top, below)))?.file;

const refusal = (top: string, below = ""): Promise<string[]> => refusalOf(() => found(top, below));

describe("the configuration", () => {
  it.each(["stream-lint.yaml", "stream-lint.yml"])("is called %s", async (name) => {
    expect(await found(folderWith({ [name]: text }))).toBe(name);
  });

  it("is none where there is none", async () => {
    expect(await found(folderWith({ ".git/": "", "a/": "", "streamlint.yaml": text }), "a")).toBeUndefined();
  });

  it("is found upwards to the git root, the nearest first", async () => {
    const top = folderWith({ ".git/": "", "stream-lint.yaml": text, "a/stream-lint.yml": text, "a/b/c/": "", "d/": "" });
    expect([await found(top), await found(top, "d"), await found(top, "a/b/c")]).toEqual([
      "stream-lint.yaml",
      "../stream-lint.yaml",
      "../../stream-lint.yml",
    ]);
  });

  it("is not looked for above the git root", async () => {
    expect(await found(folderWith({ "stream-lint.yaml": text, "repo/.git/": "", "repo/a/": "" }), "repo/a")).toBeUndefined();
    expect(
      await found(folderWith({ "stream-lint.yaml": text, "tree/.git": "gitdir: elsewhere", "tree/a/": "" }), "tree/a"),
    ).toBeUndefined();
  });

  it("without a git root is looked for in the working folder alone", async () => {
    const top = folderWith({ "stream-lint.yaml": text, "a/": "" });
    expect([await found(top), await found(top, "a")]).toEqual(["stream-lint.yaml", undefined]);
    expect(await found(folderWith({ "stream-lint.yaml": text, "stream-lint.yml": text, "a/": "" }), "a")).toBeUndefined();
  });

  it("is one, not two", async () => {
    const both = { ".git/": "", "stream-lint.yaml": text, "stream-lint.yml": text, "a/": "" };
    expect(await refusal(folderWith(both))).toEqual(["There are both stream-lint.yaml and stream-lint.yml; keep one of them."]);
    expect(await refusal(folderWith(both), "a")).toEqual(["There are both ../stream-lint.yaml and ../stream-lint.yml; keep one of them."]);
  });

  it("is a file", async () => {
    expect(await refusal(folderWith({ "stream-lint.yaml/": "" }))).toEqual(["stream-lint.yaml is not a file."]);
  });
});

describe.skipIf(process.platform === "win32")("a link", () => {
  it("within the repository is followed", async () => {
    const top = folderWith({ ".git/": "", "ci/lint.yaml": text });
    symlinkSync("ci/lint.yaml", path.join(top, "stream-lint.yaml"));
    expect(await found(top)).toBe("stream-lint.yaml");
  });

  it("out of it is not, and nothing that it leads to is shown", async () => {
    const top = folderWith({ "secret.yaml": "password: hunter2\n", "repo/.git/": "", "repo/a/": "" });
    symlinkSync("../secret.yaml", path.join(top, "repo/stream-lint.yaml"));
    const sentence = "is a link that leads out of the repository; put the file itself there, or name it with --config.";
    expect(await refusal(top, "repo")).toEqual([`stream-lint.yaml ${sentence}`]);
    expect(await refusal(top, "repo/a")).toEqual([`../stream-lint.yaml ${sentence}`]);
  });

  it("to nothing or in a circle is told", async () => {
    const top = folderWith({ ".git/": "", "a/": "" });
    symlinkSync("gone.yaml", path.join(top, "stream-lint.yaml"));
    symlinkSync("stream-lint.yaml", path.join(top, "a/stream-lint.yaml"));
    expect(await refusal(top)).toEqual(["stream-lint.yaml is a link that leads nowhere."]);
    expect(await refusal(top, "a")).toEqual(["stream-lint.yaml is a link that leads in a circle."]);
  });

  it("to the working folder leads to the repository that the folder is in", async () => {
    const top = folderWith({ "repo/.git/": "", "repo/stream-lint.yaml": text, "repo/a/": "" });
    symlinkSync("repo", path.join(top, "alias"));
    expect(await found(top, "alias/a")).toBe("../stream-lint.yaml");
  });
});

describe("a configuration that is named", () => {
  const named = async (top: string, name: string, below = ""): Promise<string | undefined> =>
    (await loadConfiguration(name, path.join(top, below)))?.file;

  it("may be called as one likes and lie anywhere, and is the only one", async () => {
    const top = folderWith({ "shared/lint.txt": text, "repo/.git/": "", "repo/stream-lint.yaml": "mistake: 1", "repo/a/": "" });
    expect(await named(top, "../../shared/lint.txt", "repo/a")).toBe("../../shared/lint.txt");
    expect(await named(top, path.join(top, "shared/lint.txt"), "repo")).toBe("../shared/lint.txt");
  });

  it("has to be there", async () => {
    const top = folderWith({ "folder/": "" });
    expect(await refusalOf(() => named(top, "ci/lint.yaml"))).toEqual(["ci/lint.yaml does not exist."]);
    expect(await refusalOf(() => named(top, "folder"))).toEqual(["folder is not a file."]);
  });

  it("has patterns that start from its own folder", async () => {
    const top = folderWith({ "ci/lint.yaml": "ignore: [a]\n" });
    mkdirSync(path.join(top, "a"));
    const configuration = await loadConfiguration("ci/lint.yaml", top);
    expect(["a/x.yaml", "ci/a/x.yaml", "ci/b/x.yaml"].map((name) => configuration?.leavesOut(path.join(top, name)))).toEqual([
      false,
      true,
      false,
    ]);
  });
});
