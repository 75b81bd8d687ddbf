import { cloudformation } from "./readers/cloudformation.js";
import type { Reader } from "./readers/reader.js";
import { alarmOfTerraform, terraformWords } from "./readers/words.js";
import type { HclParser } from "./source/hcl.js";
import { isHcl, parseFile } from "./source/parse.js";
import type { ParsedFile } from "./source/parse.js";
import type { PatientParser } from "./source/patient.js";
import { withProgress } from "./source/progress.js";
import type { Progress } from "./source/progress.js";
import type { SourceFile } from "./source/source-file.js";
import { isTerraformFile } from "./source/terraform-files.js";
import { child } from "./source/tree.js";

/** A file as the quick parsers left it; undefined for what they leave to a patient one. */
interface Quickly {
  readonly file: SourceFile;
  readonly quick: ParsedFile | undefined;
}

/** Parsers and readers, each loaded when the first file needs it. */
export class Loaded {
  readonly #progress: Progress | undefined;
  readonly #parsed: ReadonlyMap<string, ParsedFile>;
  #patient: PatientParser | undefined;
  #hcl: HclParser | undefined;
  #terraform: Reader | undefined;
  #serverless: Reader | undefined;

  /** `parsed` are files that were parsed before; one with the same name and text is not parsed again. */
  constructor(parsed: readonly ParsedFile[] = [], progress?: Progress) {
    this.#progress = progress;
    this.#parsed = new Map(parsed.map((file) => [file.path, file]));
  }

  get readers(): readonly Reader[] {
    return [cloudformation, this.#terraform, this.#serverless].filter((reader) => reader !== undefined);
  }

  /** Parses the files; the readers for them are loaded then. */
  async parseAll(files: readonly SourceFile[]): Promise<readonly ParsedFile[]> {
    const isConfiguration = files.some(({ path }) => isTerraformFile(path) || isHcl(path));
    if (isConfiguration) this.#hcl ??= await (await import("./source/hcl.js")).loadHcl();
    const parse = (file: SourceFile): Quickly => ({ file, quick: this.#known(file) ?? parseFile(file, { hcl: this.#hcl }) });
    const quickly = withProgress("Parsing file", files, parse, this.#progress);
    if (quickly.some(({ quick }) => quick === undefined)) this.#patient ??= (await import("./source/patient.js")).patient;
    const isPlan = files.some(({ text }) => [...terraformWords, alarmOfTerraform].some((word) => text.includes(word)));
    if (isConfiguration || isPlan) await this.#loadTerraform();
    const parsed = quickly.flatMap(({ file, quick }) => quick ?? parseFile(file, { hcl: this.#hcl, patient: this.#patient }) ?? []);
    const isService = parsed.some(({ tree }) => child(tree, "service") !== undefined && child(tree, "provider") !== undefined);
    if (isService) this.#serverless ??= (await import("./readers/serverless.js")).serverless;
    return parsed;
  }

  #known(file: SourceFile): ParsedFile | undefined {
    const known = this.#parsed.get(file.path);
    return known?.text === file.text ? known : undefined;
  }

  /** A plan needs no parser of Terraform's language; configuration that comes after it does. */
  async #loadTerraform(): Promise<void> {
    const { terraform } = await import("./readers/terraform.js");
    this.#terraform = terraform(this.#hcl);
  }
}
