import { describe, expect, it } from "vitest";
import { settingsFor } from "../../src/config/settings.js";
import type { SettingRequest } from "../../src/config/settings.js";
import { folderWith, refusalOf } from "./folder.js";

const nothing: SettingRequest = { config: undefined, failOn: undefined, levels: {}, parameters: {}, parameterFiles: [] };

const file = `rules:
  no-failure-destination: note
  bisect-without-idempotency: off
parameters: {Stage: file, Size: file, Name: file}
conditional: error
failOn: note
`;

describe("the settings", () => {
  it("without a configuration are the defaults", async () => {
    expect(await settingsFor(nothing, folderWith({}))).toEqual({
      configuration: undefined,
      lint: { levels: {}, parameters: {}, conditional: "warning" },
      failOn: "error",
      parametersFrom: new Map(),
      notices: [],
    });
  });

  it("are those of the configuration, as far as nothing else is asked for", async () => {
    const folder = folderWith({ "stream-lint.yaml": file });
    const settings = await settingsFor({ ...nothing, levels: { "bisect-without-idempotency": "error" } }, folder);
    expect(settings).toMatchObject({
      failOn: "note",
      lint: { levels: { "no-failure-destination": "note", "bisect-without-idempotency": "error" }, conditional: "error" },
    });
    expect((await settingsFor({ ...nothing, failOn: "never" }, folder)).failOn).toBe("never");
  });

  it("take parameters from the configuration, then from files in their order, then from the command line", async () => {
    const folder = folderWith({
      "stream-lint.yaml": file,
      "a.json": '{"Size": "a", "Name": "a", "Zones": []}',
      "b.tfvars": 'Name = "b"\n',
    });
    const asked = { ...nothing, parameterFiles: ["a.json", "b.tfvars"], parameters: { More: "flag" } };
    const { lint, parametersFrom, notices } = await settingsFor(asked, folder);
    expect(lint.parameters).toEqual({ Stage: "file", Size: "a", Name: "b", More: "flag" });
    expect(Object.fromEntries(parametersFrom)).toEqual({
      Stage: "stream-lint.yaml",
      Size: "a.json",
      Name: "b.tfvars",
      More: "--parameter",
    });
    expect(notices).toMatchObject([{ file: "a.json", line: 1, column: 28 }]);
    const again = await settingsFor({ ...asked, parameters: { Name: "flag" } }, folder);
    expect(again.lint.parameters).toMatchObject({ Name: "flag" });
  });

  it("need files of parameters that are there and can be read", async () => {
    const folder = folderWith({ "a.json": "{" });
    const refused = (name: string): Promise<string[]> => refusalOf(() => settingsFor({ ...nothing, parameterFiles: [name] }, folder));
    expect(await refused("b.json")).toEqual(["b.json does not exist."]);
    expect(await refused("a.json")).toEqual([expect.stringMatching(/^a\.json:1:\d: [A-Z].*\.$/)]);
  });
});
