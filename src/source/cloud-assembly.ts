import path from "node:path";
import { textOfPlainFile } from "./files.js";
import type { Files } from "./files.js";
import { isWithin } from "./within.js";
import { WorkTree } from "./work-tree.js";

/** How the AWS CDK calls the templates that it makes. */
const ending = ".template.json";

/** Bytes; a manifest above this is not looked at. */
const largest = 64_000_000;

/**
 * Tells of a template, by its absolute path, whether an earlier run of the AWS CDK left it behind: the manifest of its folder
 * does not name it, or that of the folder around does not name its folder. Where there is no manifest, or none that can be read, nothing is.
 * Nothing outside of `root` is looked at but the template's own folder.
 */
export function leftoversIn(root: string, files: Files): (template: string) => boolean {
  const assemblies = new Map<string, string | undefined>();
  const mentions = (folder: string, name: string): boolean | undefined => {
    if (!assemblies.has(folder)) assemblies.set(folder, namesIn(folder, files));
    return assemblies.get(folder)?.includes(JSON.stringify(name));
  };
  const isLeft = (absolute: string): boolean => {
    const folder = path.dirname(absolute);
    const isMentioned = mentions(folder, path.basename(absolute));
    if (isMentioned === undefined) return false;
    return !isMentioned || (folder !== root && isWithin(root, path.dirname(folder)) && isLeft(folder));
  };
  return (template) => template.endsWith(ending) && isLeft(template);
}

/**
 * The names of the stacks that are made of these templates, as the manifests beside them tell; a template of which none tells is not
 * among them. Paths are relative to `cwd`.
 */
export function stackNamesIn(templates: readonly string[], cwd: string, files: Files): Readonly<Record<string, readonly string[]>> {
  const assemblies = new Map<string, readonly Artifact[]>();
  const stacksIn = (folder: string): readonly Artifact[] => {
    const known = assemblies.get(folder) ?? stackArtifacts(folder, files);
    assemblies.set(folder, known);
    return known;
  };
  return Object.fromEntries(
    templates.flatMap((template) => {
      if (!template.endsWith(ending)) return [];
      const absolute = path.resolve(cwd, template);
      const stacks = stacksIn(path.dirname(absolute)).filter(({ templateFile }) => templateFile === path.basename(absolute));
      return stacks.length === 0 ? [] : [[template, stacks.map(({ stackName }) => stackName)] as const];
    }),
  );
}

/** A stack as a manifest has it. */
interface Artifact {
  readonly templateFile: string;
  readonly stackName: string;
}

function stackArtifacts(folder: string, files: Files): readonly Artifact[] {
  const artifacts = artifactsIn(textOf(folder, "manifest.json", files) ?? "") ?? [];
  return artifacts.flatMap(([id, { type, properties }]) => {
    if (type !== "aws:cloudformation:stack" || !isMap(properties) || typeof properties.templateFile !== "string") return [];
    const { templateFile, stackName } = properties;
    return [{ templateFile, stackName: typeof stackName === "string" ? stackName : id }];
  });
}

/** The artifacts of a manifest, by their ids; undefined where the text is no manifest of an assembly. */
export function artifactsIn(text: string): readonly (readonly [id: string, artifact: Section])[] | undefined {
  const manifest = parsed(text);
  if (!isMap(manifest) || typeof manifest.version !== "string" || !isMap(manifest.artifacts)) return undefined;
  return Object.entries(manifest.artifacts).filter((entry): entry is [string, Section] => isMap(entry[1]));
}

/** A text with the names of all files and folders that belong to the assembly in a folder; undefined where there is none. */
function namesIn(folder: string, files: Files): string | undefined {
  const manifest = textOf(folder, "manifest.json", files);
  const lists = manifest === undefined ? undefined : assetLists(manifest)?.map((name) => textOf(folder, name, files));
  // Without one of the lists nobody knows what else belongs to it.
  return lists?.every((text) => text !== undefined) === true ? [manifest, ...lists].join("\n") : undefined;
}

/** Names of the files that list what the stacks upload, nested templates among it; undefined for what is no manifest of an assembly. */
function assetLists(text: string): readonly string[] | undefined {
  return artifactsIn(text)?.flatMap(([, { type, properties }]) => {
    if (type !== "cdk:asset-manifest" || !isMap(properties)) return [];
    return typeof properties.file === "string" ? [properties.file] : [];
  });
}

/** What is looked at in a manifest, of whatever shape it turns out to be. */
export interface Section {
  readonly version?: unknown;
  readonly artifacts?: unknown;
  readonly type?: unknown;
  readonly properties?: unknown;
  readonly file?: unknown;
  readonly templateFile?: unknown;
  readonly stackName?: unknown;
  readonly metadata?: unknown;
  readonly additionalMetadataFile?: unknown;
}

/** Whether the value is a map. */
export function isMap(value: unknown): value is Section {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a JSON text says; undefined where it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The text of a plain file that lies in this very folder. */
export function textOf(folder: string, name: string, files: Files = new WorkTree()): string | undefined {
  return path.basename(name) === name ? textOfPlainFile(files, path.join(folder, name), largest) : undefined;
}
