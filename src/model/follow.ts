import { Candidates } from "./candidates.js";
import { oncePer } from "./once.js";
import type { Parts } from "./parts.js";
import type { PublishedPart, Register } from "./published.js";
import { sharedName } from "./shared-name.js";
import type { Scenario } from "./scenario.js";
import { inScenario } from "./value.js";
import type { Value } from "./value.js";

/** How many names of names are followed. */
const mostNames = 5;

/** The value behind a name that another stack publishes, where exactly one does; any other value as it is. */
export function follow(value: Value<string>, parts: Parts, scenario: Scenario, names: number = mostNames): Value<string> {
  const [only, ...others] = names > 0 ? publishedAs(value, parts) : [];
  return only === undefined || others.length > 0 ? value : follow(inScenario(only.value, scenario), parts, scenario, names - 1);
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
    case "output":
      return { register: reference.to, name: reference.name };
    case "parameter": {
      const name = parameters.get(`${reference.file}#${reference.name}`)?.lookedUp;
      return name === undefined ? undefined : { register: "ssm", name };
    }
    case "expression": {
      const [register, open] = openName(reference.text);
      const name = sharedName(open, reference.file, parameters);
      return name === undefined || name === "" ? undefined : { register, name };
    }
    default:
      return undefined;
  }
}

/** A published name that is put together when the stack is deployed; empty where the text asks for none. */
function openName(text: string): readonly [Register, string] {
  const [, call, argument] = /^\$\{Fn::(ImportValue|GetStackOutput) (.*)\}$/s.exec(text) ?? [];
  if (argument !== undefined) return [call === "ImportValue" ? "export" : "output", argument];
  return ["ssm", /^\{\{resolve:ssm:([^:]*(?:\$\{[^{}]*\}[^:]*)*?)(?::\d+)?\}\}$/.exec(text)?.[1] ?? ""];
}

const byName = oncePer((published: Parts["published"]) => new Candidates(published, (one) => [keyOf(one)]));

function keyOf({ register, name }: PublishedName): string {
  return `${register} ${name}`;
}

/** What is published under the name that a value takes its own from. */
export function publishedAs(value: Value<string>, parts: Parts): readonly PublishedPart[] {
  const wanted = publishedName(value, parts);
  return wanted === undefined ? [] : byName(parts.published).of(keyOf(wanted));
}

/** A clause that tells which files publish one and the same name. */
export function whoPublishes(published: readonly PublishedPart[]): string {
  const files = [...new Set(published.map(({ place }) => place.file))].sort();
  const [{ register, name }] = published as readonly [PublishedPart];
  const what = { export: `export ${name} is made`, ssm: `SSM parameter ${name} is declared`, output: `stack output ${name} is made` }[
    register
  ];
  return `${what} ${files.length === 1 ? `twice in ${files[0] ?? ""}` : `in ${files.slice(0, -1).join(", ")} and in ${files.at(-1) ?? ""}`}`;
}
