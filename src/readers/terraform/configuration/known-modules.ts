import type { HclParser } from "../../../source/hcl.js";
import { eventbridge } from "./known-modules/eventbridge.js";
import { lambda, lambdaAlias } from "./known-modules/lambda.js";
import { cloudposseStream, deliveryStream, plainStream } from "./known-modules/streams.js";
import { cloudposseTable, dynamodbTable } from "./known-modules/tables.js";
import { moduleSource } from "./module-source.js";
import type { ModuleSource } from "./module-source.js";

/** Modules that many use, by their names in the registry: what they declare of streams and readers, as far as it matters here. */
const texts: Readonly<Record<string, string>> = {
  "terraform-aws-modules/lambda/aws": lambda,
  "terraform-aws-modules/lambda/aws//modules/alias": lambdaAlias,
  "terraform-aws-modules/dynamodb-table/aws": dynamodbTable,
  "terraform-aws-modules/eventbridge/aws": eventbridge,
  "cloudposse/dynamodb/aws": cloudposseTable,
  "cloudposse/kinesis-stream/aws": cloudposseStream,
  "rodrigodelmonte/kinesis-stream/aws": plainStream,
  "fdmsantos/kinesis-firehose/aws": deliveryStream,
};

/** Stand-ins for modules that many use, for calls whose source is not there. */
export class KnownModules {
  readonly #parser: HclParser;
  readonly #made = new Map<string, ModuleSource>();

  constructor(parser: HclParser) {
    this.#parser = parser;
  }

  /** Undefined for any other module. `source`: what the call has under that name. */
  at(source: string): ModuleSource | undefined {
    const name = registryName(source) ?? "";
    const text = texts[name];
    if (text === undefined) return undefined;
    const made = this.#made.get(name) ?? this.#make(name, text);
    this.#made.set(name, made);
    return made;
  }

  #make(name: string, text: string): ModuleSource {
    const { tree } = this.#parser.file(text);
    if (tree === undefined) throw new Error(`the stand-in for ${name} cannot be read`);
    return { ...moduleSource("", [{ path: name, tree }]), files: [], isStandIn: true };
  }
}

/** The name that a module has in the public registry, with the folder in it, whether it comes from there or from its repository on GitHub. */
export function registryName(source: string): string | undefined {
  const [address = "", folder] = source.replace(/\?.*$/, "").split(/(?<!:)\/\//, 2);
  const own = folder === undefined ? "" : `//${folder.replace(/\/+$/, "")}`;
  const [, owner = "", provider = "", name = ""] =
    /^(?:git::)?(?:https:\/\/|ssh:\/\/)?(?:git@)?github\.com[/:]([\w-]+)\/terraform-(\w+)-([\w-]+?)(?:\.git)?$/.exec(address) ?? [];
  if (name !== "") return `${owner}/${name}/${provider}${own}`;
  const [, registered] = /^(?:registry\.(?:terraform\.io|opentofu\.org)\/)?([\w-]+\/[\w-]+\/\w+)$/.exec(address) ?? [];
  return registered === undefined ? undefined : `${registered}${own}`;
}
