import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import type { SourceFile } from "../../src/index.js";
import { inJson } from "./in-json.js";

/** One application, written in several formats; a folder beside this file. */
export interface Application {
  readonly name: string;
  readonly ways: readonly Way[];
  /** What is found, and what is undecided, in all of them alike; a line each, in the words of the application. */
  readonly found: readonly string[];
}

/** The application in one format. */
export interface Way {
  readonly format: Format;
  readonly files: readonly SourceFile[];
  /** The text in the words of the application, whatever this format calls things. */
  readonly plainly: (text: string) => string;
}

const formats = ["CloudFormation", "SAM", "Terraform", "Serverless Framework"] as const;

type Format = (typeof formats)[number] | "Terraform in JSON" | "a plan of Terraform";

interface Expected {
  /** What things are called in each format, in the order of `formats`; one name where they agree. */
  readonly names: Readonly<Record<string, string | readonly string[]>>;
  readonly found: readonly string[];
}

/** All applications, each as its folder has it. */
export function applications(): readonly Application[] {
  const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => applicationIn(name)).sort((one, other) => (one.name < other.name ? -1 : 1));
}

function applicationIn(name: string): Application {
  const files = filesIn(path.join(import.meta.dirname, name));
  const { names, found } = parse(files.find((file) => file.path === "expected.yaml")?.text ?? "") as Expected;
  const way = (format: Format, column: (typeof formats)[number], isOwn: (path: string) => boolean): Way => {
    return { format, files: files.filter((file) => isOwn(file.path)), plainly: inPlainWords(names, formats.indexOf(column)) };
  };
  const ways = [
    way("CloudFormation", "CloudFormation", (file) => file === "template.yaml"),
    way("SAM", "SAM", (file) => file === "sam.yaml"),
    way("Terraform", "Terraform", (file) => file.endsWith(".tf")),
    way("Serverless Framework", "Serverless Framework", (file) => file === "serverless.yml"),
    way("a plan of Terraform", "Terraform", (file) => file === "plan.json"),
  ];
  const inJsons = ways
    .filter(({ format }) => format === "Terraform")
    .map((one) => {
      return { ...one, format: "Terraform in JSON" as const, files: one.files.map(inJson) };
    });
  return { name, ways: [...ways, ...inJsons].filter((one) => one.files.length > 0), found: [...found].sort() };
}

function filesIn(folder: string, within = ""): readonly SourceFile[] {
  return readdirSync(path.join(folder, within), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(within, entry.name);
    return entry.isDirectory() ? filesIn(folder, file) : [{ path: file, text: readFileSync(path.join(folder, file), "utf8") }];
  });
}

/** Replaces what the format calls things by what the application does, the longest name first. */
function inPlainWords(names: Expected["names"], column: number): Way["plainly"] {
  const words = new Map(
    Object.entries(names).map(([plain, written]) => [typeof written === "string" ? written : (written[column] ?? ""), plain]),
  );
  const longestFirst = [...words.keys()].filter((word) => word !== "").sort((one, other) => other.length - one.length);
  const any = new RegExp(`(?<![\\w./])(?:${longestFirst.map((word) => word.replace(/[^\w ]/g, "\\$&")).join("|")})(?![\\w])`, "g");
  return (text) => text.replace(any, (word) => `‹${words.get(word) ?? ""}›`);
}
