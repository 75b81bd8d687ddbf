import { absent, known, unknown } from "../../model/value.js";
import type { Value, Written } from "../../model/value.js";
import { asText } from "../cloudformation/properties.js";
import type { Block, Resource, Terraform } from "./resource.js";

const table = "aws_dynamodb_table";

/** Where tables are replicated to: by blocks of their own, or by resources that name them. */
export class TableReplicas {
  /** Of each table that is named by an address, an ARN or a name: how many regions others add to it. */
  readonly #added = new Map<string, number>();
  readonly #global = new Map<string, readonly Block[]>();

  constructor(terraform: Terraform) {
    for (const { arguments: given } of terraform.ofType("aws_dynamodb_table_replica")) {
      const key = keyOf(given.refer([table], "global_table_arn"));
      if (key !== undefined) this.#added.set(key, (this.#added.get(key) ?? 0) + 1);
    }
    for (const { arguments: given } of terraform.ofType("aws_dynamodb_global_table")) {
      const key = keyOf(given.refer([table], "name"));
      if (key !== undefined) this.#global.set(key, given.blocks("replica"));
    }
  }

  /** How many regions the table is in, its own among them; absent where it is in one. */
  of({ address, place, arguments: given }: Resource): Written<number> {
    const keys = [address, ...[given.at("name"), given.at("arn")].map((value) => keyOf(asText(value)))];
    const regions = keys.flatMap((key) => (key === undefined ? [] : (this.#global.get(key) ?? [])));
    const blocks = [...given.blocks("replica"), ...regions];
    const added = keys.reduce((sum, key) => sum + (key === undefined ? 0 : (this.#added.get(key) ?? 0)), 0);
    if (blocks.length + added === 0) return absent;
    const doubtful = blocks.find(({ when }) => when.is !== "always");
    if (doubtful !== undefined) return unknown("how often it is replicated depends on more than the file tells", place);
    // The older kind of global table lists all its regions, its own too.
    return known(blocks.length + added + (regions.length > 0 ? 0 : 1), place);
  }
}

function keyOf(value: Written<string>): string | undefined {
  if (value.is === "choice" || value.is === "absent") return undefined;
  return nameOrAddress(value);
}

function nameOrAddress(value: Exclude<Value<string>, { is: "absent" }>): string | undefined {
  if (value.refersTo?.to === "resource") return value.refersTo.name;
  return value.is === "known" ? value.value : undefined;
}
