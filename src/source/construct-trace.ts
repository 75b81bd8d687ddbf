import { lstatSync, readFileSync, realpathSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { artifactsIn, isMap, parsed, textOf } from "./cloud-assembly.js";
import { Lines } from "./lines.js";
import type { Position } from "./lines.js";
import { isWithin } from "./within.js";

/** A line of the program that a template was synthesized by. */
export interface CreatedAt extends Position {
  /** Absolute. */
  readonly file: string;
}

/** Bytes; a source file above this is taken for none. */
const largest = 10_000_000;

/**
 * Tells where a resource of a template, which is given by its absolute path, is created, as the manifest beside the template remembers:
 * the first place on the way there that lies in a plain file inside of `root` and outside of `node_modules`, and is still there.
 * Undefined where nothing tells.
 */
export function tracesIn(root: string): (template: string, logicalId: string) => CreatedAt | undefined {
  const assemblies = new Map<string, readonly Traced[]>();
  const constructs = new Map<string, unknown>();
  return (template, logicalId) => {
    const folder = path.dirname(template);
    const traced = assemblies.get(folder) ?? tracedIn(folder);
    assemblies.set(folder, traced);
    if (traced.length === 0) return undefined;
    if (!constructs.has(template)) constructs.set(template, parsed(textOf(folder, path.basename(template)) ?? ""));
    const construct = constructPath(constructs.get(template), logicalId);
    const isIt = (one: Traced): boolean =>
      construct === undefined
        ? one.logicalId === logicalId && one.templateFile === path.basename(template)
        : one.construct === `/${construct}` && (one.logicalId ?? logicalId) === logicalId;
    const base = projectAround(folder, root);
    const frames = traced.filter(isIt).find(({ trace }) => trace.length > 0)?.trace ?? [];
    for (const frame of frames) {
      const place = placeIn(frame, base);
      if (place !== undefined && isThere(place, root)) return place;
    }
    return undefined;
  };
}

/** What a manifest says of one construct. */
interface Traced {
  readonly templateFile: unknown;
  readonly construct: string;
  readonly logicalId: string | undefined;
  /** From the innermost call to the outermost. */
  readonly trace: readonly string[];
}

/** What the assembly in a folder remembers, by preference: how a logical id came about, then how a construct did. */
function tracedIn(folder: string): readonly Traced[] {
  const artifacts = artifactsIn(textOf(folder, "manifest.json") ?? "") ?? [];
  const all = artifacts.flatMap(([, { properties, metadata, additionalMetadataFile }]) => {
    const beside = typeof additionalMetadataFile === "string" ? parsed(textOf(folder, additionalMetadataFile) ?? "") : undefined;
    const templateFile = isMap(properties) ? properties.templateFile : undefined;
    return [metadata, beside].flatMap((one) => (isMap(one) ? Object.entries(one) : [])).map((entry) => ({ templateFile, entry }));
  });
  const ofType = (type: string, traceOf: (entry: Entry) => unknown): readonly Traced[] =>
    all.flatMap(({ templateFile, entry: [construct, entries] }) => {
      const wanted = (Array.isArray(entries) ? entries : []).filter((one): one is Entry => isMap(one) && (one as Entry).type === type);
      return wanted.map((one) => {
        const logicalId = type === logicalIdType && typeof one.data === "string" ? one.data : undefined;
        return { templateFile, construct, logicalId, trace: texts(traceOf(one)) };
      });
    });
  return [...ofType(logicalIdType, ({ trace }) => trace), ...ofType("aws:cdk:creationStack", ({ data }) => data)];
}

const logicalIdType = "aws:cdk:logicalId";

interface Entry {
  readonly type?: unknown;
  readonly data?: unknown;
  readonly trace?: unknown;
}

function texts(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.filter((one) => typeof one === "string") : [];
}

/** The path that the template itself gives the resource; undefined where it gives none. */
function constructPath(template: unknown, logicalId: string): string | undefined {
  const found = ["Resources", logicalId, "Metadata", "aws:cdk:path"].reduce<unknown>(under, template);
  return typeof found === "string" ? found : undefined;
}

function under(node: unknown, key: string): unknown {
  return isMap(node) && Object.hasOwn(node, key) ? (node as Readonly<Record<string, unknown>>)[key] : undefined;
}

/** The folder that the program ran in: the one around the outermost assembly. */
function projectAround(folder: string, root: string): string {
  const parent = path.dirname(folder);
  const isAssembly = isWithin(root, parent) && artifactsIn(textOf(parent, "manifest.json") ?? "") !== undefined;
  return isAssembly && parent !== folder ? projectAround(parent, root) : parent;
}

/** What a line of a stack trace points at, such as `at new Shop (/app/lib/shop.ts:12:5)`. */
function placeIn(frame: string, base: string): CreatedAt | undefined {
  const [, file, line, column = "1"] =
    /(?:^|\(|\bat )\s*((?:file:\/\/)?[^()]+?):(\d+)(?::(\d+))?\)?\s*$/.exec(frame.trim().replace(/^at /, "")) ?? [];
  if (file === undefined || line === undefined) return undefined;
  const absolute = file.startsWith("file://") ? pathOf(file) : path.resolve(base, file);
  return absolute === undefined ? undefined : { file: absolute, line: Number(line), column: Math.max(1, Number(column)) };
}

function pathOf(url: string): string | undefined {
  try {
    return fileURLToPath(url);
  } catch {
    return undefined;
  }
}

/** Whether the line is one of a plain file that belongs to the project itself. */
function isThere({ file, line }: CreatedAt, root: string): boolean {
  if (!isWithin(root, file) || path.relative(root, file).split(path.sep).includes("node_modules")) return false;
  try {
    const stats = lstatSync(file);
    if (!stats.isFile() || stats.size > largest || !isWithin(realpathSync(root), realpathSync(file))) return false;
    return line >= 1 && line <= new Lines(readFileSync(file, "utf8")).count;
  } catch {
    return false;
  }
}
