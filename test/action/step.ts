import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { bundled } from "../bundled.js";
import type { Folder } from "../cli/run.js";

/** What a step of a workflow left behind. */
export interface Step {
  readonly code: number | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** The text of a file in the workspace; undefined where there is none. */
  readonly written: (name: string) => string | undefined;
}

/** The action, and what to do when no test needs it any more. */
export interface Action {
  /** The workspace: what is in it, or a folder that is there. */
  readonly run: (workspace: Folder | string, inputs?: Readonly<Record<string, string>>, env?: Readonly<Record<string, string>>) => Step;
  readonly remove: () => void;
}

/** Bundles the action and runs it as a runner does: inputs in the environment, outputs and summary in files. */
export async function bundledAction(): Promise<Action> {
  const folder = mkdtempSync(path.join(tmpdir(), "stream-lint-action-"));
  const program = path.join(folder, "action.cjs");
  await bundled("src/action.ts", program);
  let steps = 0;
  const run: Action["run"] = (workspace, inputs = {}, env = {}) => {
    const root = path.join(folder, `step-${++steps}`);
    const at = (name: string): string => path.join(root, name);
    const checkout = typeof workspace === "string" ? workspace : at("w");
    const content = typeof workspace === "string" ? {} : workspace;
    const files = {
      "output.txt": "",
      "summary.md": "",
      ...Object.fromEntries(Object.entries(content).map(([name, text]) => [`w/${name}`, text])),
    };
    for (const [name, content] of Object.entries({ "w/.keep": "", ...files })) {
      mkdirSync(path.dirname(at(name)), { recursive: true });
      writeFileSync(at(name), content);
    }
    const given = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
    const { status, stdout, stderr } = spawnSync(process.execPath, [program], {
      cwd: checkout,
      encoding: "utf8",
      env: {
        ...{ PATH: process.env["PATH"], NO_COLOR: "1", GITHUB_WORKSPACE: checkout },
        ...{ GITHUB_OUTPUT: at("output.txt"), GITHUB_STEP_SUMMARY: at("summary.md") },
        ...(Object.fromEntries(given) as Record<string, string>),
        ...env,
      },
    });
    if (stderr !== "") throw new Error(`The action wrote to stderr: ${stderr}`);
    return {
      code: status,
      log: stdout,
      outputs: outputsIn(readFileSync(at("output.txt"), "utf8")),
      summary: readFileSync(at("summary.md"), "utf8"),
      written: (name) => textOf(at(`w/${name}`)),
    };
  };
  return { run, remove: () => rmSync(folder, { recursive: true }) };
}

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#multiline-strings */
function outputsIn(text: string): Record<string, string> {
  const found = [...text.matchAll(/^(.+?)<<(.+)\n([^]*?)\n?\2$/gm)].map(([, name = "", , value = ""]) => [name, value]);
  return Object.fromEntries(found) as Record<string, string>;
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
