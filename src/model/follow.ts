import type { Scenario } from "./condition.js";
import type { Parts } from "./parts.js";
import type { PublishedPart, Register } from "./published.js";
import { sharedName } from "./shared-name.js";
import { inScenario, unknown } from "./value.js";
import type { Value } from "./value.js";

/** How many names of names are followed. */
const mostNames = 5;

/** A value, and what its names mean something in. */
export interface Followed {
  readonly value: Value<string>;
  readonly scope: string;
}

/** The value behind a name that another stack publishes, where exactly one does; any other value as it is. */
export function follow(value: Value<string>, scope: string, parts: Parts, scenario: Scenario, names: number = mostNames): Followed {
  const name = publishedName(value, parts);
  if (name === undefined || names === 0) return { value, scope };
  const [only, ...others] = publishedAs(name, parts);
  if (only === undefined) return { value, scope };
  if (others.length > 0) return { value: { ...value, ...unknown(whoPublishes(name, [only, ...others])) }, scope };
  return follow(inScenario(only.value, scenario), only.scope, parts, scenario, names - 1);
}

/** Where the name may lead, if more than one stack publishes it. */
export function candidatesOf(value: Value<string>, parts: Parts, scenario: Scenario): readonly Followed[] {
  const name = publishedName(value, parts);
  const published = name === undefined ? [] : publishedAs(name, parts);
  if (published.length < 2) return [];
  return published.map((one) => follow(inScenario(one.value, scenario), one.scope, parts, scenario, mostNames - 1));
}

/** A name that some stack may publish. */
export interface PublishedName {
  readonly register: Register;
  readonly name: string;
}

/** The published name that a value takes its own from; undefined where it does not. */
export function publishedName(value: Value<string>, { parameters }: Pick<Parts, "parameters">): PublishedName | undefined {
  const reference = value.is === "absent" ? undefined : value.refersTo;
  switch (reference?.to) {
    case "export":
      return { register: "export", name: reference.name };
    case "parameter": {
      const name = parameters.get(`${reference.file}#${reference.name}`)?.lookedUp;
      return name === undefined ? undefined : { register: "ssm", name };
    }
    case "expression": {
      const [, exported, stored] =
        /^\$\{Fn::ImportValue (.*)\}$|^\{\{resolve:ssm:([^:]*(?:\$\{[^}]*\}[^:]*)*?)(?::\d+)?\}\}$/.exec(reference.text) ?? [];
      const name = sharedName(exported ?? stored ?? "", reference.file, parameters);
      return name === undefined || name === "" ? undefined : { register: exported === undefined ? "ssm" : "export", name };
    }
    default:
      return undefined;
  }
}

function publishedAs({ register, name }: PublishedName, parts: Parts): readonly PublishedPart[] {
  return parts.published.filter((one) => one.register === register && one.name === name);
}

function whoPublishes({ register, name }: PublishedName, published: readonly PublishedPart[]): string {
  const files = [...new Set(published.map(({ place }) => place.file))].sort();
  const what = register === "export" ? `export ${name} is made` : `SSM parameter ${name} is declared`;
  return `${what} ${files.length === 1 ? `twice in ${files[0] ?? ""}` : `in ${files.slice(0, -1).join(", ")} and in ${files.at(-1) ?? ""}`}`;
}
