import path from "node:path";
import { always } from "../../../model/condition.js";
import type { PublishedPart } from "../../../model/published.js";
import { known, unknown } from "../../../model/value.js";
import { asText } from "../../cloudformation/properties.js";
import { treeIn } from "./arguments.js";
import { isMap, isScalar, textOf, withoutFailures } from "./datum.js";
import type { Content, Datum } from "./datum.js";
import { datumOf } from "./evaluate.js";
import type { ModuleInstance } from "./module-instance.js";
import { argumentOf } from "./module-source.js";
import type { DeclaredResource } from "./module-source.js";
import type { Use } from "./scope.js";

/** What tells one state from another, by the kind of place that it is kept in; what has a default may be left out. */
const identifiedBy: Readonly<Record<string, readonly string[]>> = {
  s3: ["bucket", "key"],
  gcs: ["bucket", "prefix"],
  azurerm: ["storage_account_name", "container_name", "key"],
  local: ["path"],
};

/** The outputs of a root module, by the place that its state is kept in: others look them up there. */
export function publishedOutputs(root: ModuleInstance): readonly PublishedPart[] {
  const state = stateOf(root);
  if (state === undefined) return [];
  return [...root.source.outputs.values()].flatMap((output) => {
    const value = argumentOf(output, "value");
    if (value === undefined) return [];
    const datum = withoutFailures(root.output(output.name, value.place));
    const isText = datum.is !== "known" || isScalar(datum.value);
    return isText
      ? [
          {
            register: "export",
            name: nameOf(state, output.name),
            scope: root.root.scope,
            value: asText(treeIn(datum, value.place)),
            when: always,
            place: output.place,
          },
        ]
      : [];
  });
}

function stateOf(root: ModuleInstance): string | undefined {
  const [backend, ...others] = root.source.backends.values();
  if (backend === undefined) return stateNamed("local", ["terraform.tfstate"], root.source.folder);
  const keys = identifiedBy[backend.name];
  const values = keys?.map((key) => {
    const node = argumentOf(backend, key)?.node;
    return node?.kind === "scalar" && node.expression === undefined ? String(node.value) : undefined;
  });
  return others.length > 0 || values === undefined ? undefined : stateNamed(backend.name, values, root.source.folder);
}

function stateNamed(backend: string, values: readonly (string | undefined)[], folder: string): string | undefined {
  if (!values.every((value) => value !== undefined)) return undefined;
  return `${backend} ${backend === "local" ? path.posix.join(folder, ...values) : values.join("/")}`;
}

function nameOf(state: string, output: string): string {
  return `${output} in the Terraform state ${state}`;
}

/** The outputs that a `terraform_remote_state` hands out; undefined where only a plan tells which state that is. */
export function remoteOutputs(declared: DeclaredResource, use: Use): Datum | undefined {
  const [backend, config] = ["backend", "config"].map((name) => {
    const written = argumentOf(declared, name);
    return written && withoutFailures(datumOf(written.node, use));
  });
  const kind = backend?.is === "known" ? (textOf(backend.value) ?? "") : "";
  const given = config?.is === "known" && isMap(config.value) ? config.value : undefined;
  const values = identifiedBy[kind]?.map((key) => {
    const value = given?.get(key);
    return value?.is === "known" && isScalar(value.value) ? String(value.value) : undefined;
  });
  const state = values === undefined ? undefined : stateNamed(kind, values, use.scope.module.root.source.folder);
  if (state === undefined) return undefined;
  const attribute = (output: string, place: Use["place"]): Datum => {
    const name = nameOf(state, output);
    return { ...unknown(`${name} is what another configuration says`, place), refersTo: { to: "export", name } };
  };
  return known<Content>({ address: `data.${declared.type}.${declared.name}`, attribute }, use.place);
}
