import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, openSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundled } from "../bundled.js";
import { bare } from "./templates.js";

const folder = mkdtempSync(path.join(tmpdir(), "stream-lint-program-"));
const program = path.join(folder, "dist/cli.cjs");

beforeAll(async () => {
  await bundled("src/cli.ts", program);
  mkdirSync(path.join(folder, "many"));
  for (let number = 0; number < 400; number++) writeFileSync(path.join(folder, "many", `${number}.yaml`), bare);
});

afterAll(() => rmSync(folder, { recursive: true }));

function started(file: string, ...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], { cwd: folder, encoding: "utf8", maxBuffer: 2 ** 26 });
  return { status, stdout, stderr };
}

test("the program sets the exit code of its process", () => {
  expect(started(program, "--version")).toEqual({ status: 0, stdout: "1.2.3\n", stderr: "" });
  expect(started(program, "many/1.yaml").status).toBe(1);
  expect(started(program, "missing")).toMatchObject({ status: 2, stderr: "stream-lint: missing does not exist.\n" });
});

test.skipIf(process.platform === "win32")("the program runs through the link that npm makes", () => {
  const link = path.join(folder, "stream-lint");
  symlinkSync(program, link);
  expect(started(link, "--version").stdout).toBe("1.2.3\n");
});

test("a long report reaches the pipe whole", () => {
  const { status, stdout } = started(program, "many", "--format", "json");
  expect(status).toBe(1);
  expect((JSON.parse(stdout) as { findings: unknown[] }).findings).toHaveLength(400);
});

test("a reader that has seen enough is no reason to complain", async () => {
  const child = spawn(process.execPath, [program, "many"], { cwd: folder });
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  child.stdout.once("data", () => child.stdout.destroy());
  const status = await new Promise((resolve) => child.on("close", resolve));
  expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
});

test.skipIf(!existsSync("/dev/full"))("a report that stdout does not take is a failure", () => {
  const { status, stderr } = spawnSync(process.execPath, [program, "many/1.yaml"], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", openSync("/dev/full", "w"), "pipe"],
  });
  expect({ status, stderr }).toEqual({ status: 2, stderr: "stream-lint: The report cannot be written to stdout: no space is left.\n" });
});
