// @ts-check
/**
 * Loaded into the program before it starts: whatever would reach a network or start another program than git ends the run, and what is
 * opened, listed or written is taken down in the file that GUARD_LOG names.
 */
import childProcess from "node:child_process";
import dgram from "node:dgram";
import dns from "node:dns";
import fs from "node:fs";
import http from "node:http";
import http2 from "node:http2";
import https from "node:https";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import path from "node:path";
import tls from "node:tls";

/** @typedef {Record<string, ((...args: unknown[]) => unknown) | undefined>} Functions */

/** @type {{ read: string[], written: string[], started: string[] }} */
const seen = { read: [], written: [], started: [] };
const { writeFileSync } = fs;

/** @param {unknown} module @param {readonly string[]} names @param {string} what */
function forbid(module, names, what) {
  const functions = /** @type {Functions} */ (module);
  for (const name of names)
    if (name in functions)
      functions[name] = () => {
        throw new Error(`The program ${what} by ${name}.`);
      };
}

/**
 * Tells of each call before it is made.
 * @param {unknown} module
 * @param {readonly string[]} names
 * @param {(args: readonly unknown[]) => void} tell
 */
function observe(module, names, tell) {
  const functions = /** @type {Functions} */ (module);
  for (const name of names) {
    const original = functions[name];
    if (original === undefined) continue;
    functions[name] = (...args) => {
      tell(args);
      return original.apply(functions, args);
    };
  }
}

/** @param {string[]} list @returns {(args: readonly unknown[]) => void} */
function fileInto(list) {
  return ([file]) => {
    if (typeof file === "string") list.push(path.resolve(file));
  };
}

for (const module of [net, tls, http, https, http2, dgram])
  forbid(module, ["connect", "createConnection", "createServer", "createSocket", "request", "get"], "reaches a network");
forbid(dns, ["lookup", "resolve", "resolve4"], "reaches a network");
forbid(globalThis, ["fetch", "WebSocket"], "reaches a network");
forbid(childProcess, ["exec", "execSync", "execFile", "fork", "spawn"], "starts another program");
observe(childProcess, ["spawnSync", "execFileSync"], ([program, args]) => {
  if (program !== "git") throw new Error(`The program starts ${String(program)}.`);
  seen.started.push(/** @type {string[]} */ (args).join(" "));
});
observe(fs, ["readFileSync", "readdirSync", "opendirSync", "createReadStream", "readlinkSync"], fileInto(seen.read));
observe(
  fs,
  [
    ...["writeFileSync", "appendFileSync", "mkdirSync", "mkdtempSync", "rmSync", "unlinkSync", "renameSync", "copyFileSync", "symlinkSync"],
    ...["linkSync", "chmodSync", "utimesSync", "truncateSync", "createWriteStream", "writeFile"],
  ],
  fileInto(seen.written),
);
observe(fs, ["openSync"], (args) => {
  const flags = args[1] ?? "r";
  const isRead = flags === "r" || (typeof flags === "number" && (flags & 3) === fs.constants.O_RDONLY);
  fileInto(isRead ? seen.read : seen.written)(args);
});
syncBuiltinESMExports();

process.on("exit", () => {
  const log = process.env["GUARD_LOG"];
  if (log !== undefined) writeFileSync(log, JSON.stringify(seen));
});
