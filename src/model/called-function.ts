import { all, certainly, no, not, unsure, yes } from "./answer.js";
import type { Answer } from "./answer.js";
import { partOfId, partReferredTo } from "./by-id.js";
import { Candidates } from "./candidates.js";
import { identityOfCode } from "./code.js";
import type { Code } from "./code.js";
import { always } from "./condition.js";
import type { ConsumerPart } from "./consumer.js";
import type { Environment, FunctionPart, GivenTable, LambdaFunction } from "./function.js";
import type { Handler, NoHandler } from "./handler.js";
import type { Parts } from "./parts.js";
import { follow } from "./follow.js";
import { once, oncePer } from "./once.js";
import { asOpenText, isReferenceTo } from "./reference.js";
import { grantsIn } from "./role.js";
import type { Scenario } from "./scenario.js";
import { valuesIn } from "./settings.js";
import { subjectOf } from "./subject.js";
import type { Table, TablePart } from "./table.js";
import { between, inBoth, inScenario, isOpen, known, mapKnown, unknown } from "./value.js";
import type { Value, Written } from "./value.js";

/** How many aliases of aliases are followed. */
const mostNames = 5;

/** The function that a consumer calls, where the file shows it. */
export function functionCalledBy(part: ConsumerPart, parts: Parts, scenario: Scenario): Value<LambdaFunction> {
  if (part.ownFunction !== undefined) return known(functionIn(part.ownFunction, parts, scenario), part.ownFunction.place);
  return functionMeant(inScenario(part.function, scenario), part, parts, scenario);
}

function functionMeant(called: Value<string>, part: ConsumerPart, parts: Parts, scenario: Scenario): Value<LambdaFunction> {
  if (called.is === "absent") return called;
  if (isOpen(called)) {
    const { which, then, otherwise } = called.open;
    return between(which, functionMeant(then, part, parts, scenario), functionMeant(otherwise, part, parts, scenario));
  }
  const found = findFunction(follow(called, parts, scenario), parts, scenario, mostNames);
  if (found !== undefined) return known(functionIn(found, parts, scenario), found.place);
  const why =
    called.is === "unknown" && called.refersTo?.to !== "resource" ? called.because : "no template in this run declares its function";
  return unknown(why, part.place);
}

function findFunction(called: Value<string>, parts: Parts, scenario: Scenario, names: number): FunctionPart | undefined {
  if (called.is === "absent" || names === 0) return undefined;
  const reference = called.refersTo;
  if (reference?.to === "resource") {
    const own = partReferredTo(reference, parts.functions);
    const alias = own === undefined ? partReferredTo(reference, parts.functionNames) : undefined;
    return own ?? (alias === undefined ? undefined : findFunction(inScenario(alias.function, scenario), parts, scenario, names - 1));
  }
  const text =
    reference?.to === "expression" ? reference.text : called.is === "known" && reference === undefined ? called.value : undefined;
  return text === undefined ? undefined : parts.functions.find((one) => isCalledBy(text, one, scenario));
}

/** By name, by ARN, or by a text built around the function's reference; a version or alias may follow. */
function isCalledBy(text: string, part: FunctionPart, scenario: Scenario): boolean {
  const name = inScenario(part.settings.name, scenario);
  const attributes = ["Arn", "arn", "function_name"].map((attribute) => `\${${part.name}.${attribute}}`);
  const wanted = [`\${${part.name}}`, ...attributes, identityOf(name)].filter((one) => one !== undefined);
  return wanted.some(
    (one) => text === one || text.startsWith(`${one}:`) || text.endsWith(`:function:${one}`) || text.includes(`:function:${one}:`),
  );
}

/** What a rule may ask of the function; the answers are worked out when it does, for most never do. */
export function functionIn(part: FunctionPart, parts: Parts, scenario: Scenario): LambdaFunction {
  const environment = once(() => environmentIn(part, scenario));
  const tables = once(() => tablesGivenBy(environment(), parts, scenario));
  return {
    id: part.id,
    subject: subjectOf(part),
    place: part.place,
    when: part.when,
    timeout: inScenario(part.settings.timeout, scenario),
    reservedConcurrency: inScenario(part.settings.reservedConcurrency, scenario),
    asyncFailureHandling: scenario.holds(part.asyncFailureHandlingWhen ?? always).is === "yes" ? part.asyncFailureHandling : undefined,
    get hasAsyncFailureHandling() {
      return part.asyncFailureHandling === undefined ? no : scenario.holds(part.asyncFailureHandlingWhen ?? always);
    },
    get isCalledOtherwise() {
      return scenario.holds(part.calledOtherwise);
    },
    declaredIdempotent: part.declaredIdempotent,
    get grants() {
      return grantsIn(part.grants, scenario);
    },
    get environment() {
      return environment();
    },
    get handler() {
      return inScenario(handlerOf(part, parts), scenario);
    },
    get tables() {
      return tables();
    },
  };
}

function handlerOf(part: FunctionPart, { handlers }: Parts): Written<Handler | NoHandler> {
  return mapKnown<Code, Handler | NoHandler>(part.code, ({ value: code, place }) => {
    if (code.kind === "elsewhere") return known<Handler | NoHandler>(code, place);
    return known(handlers?.get(identityOfCode(code)) ?? { because: "its source was not read" }, place);
  });
}

type Variables = ReadonlyMap<string, Value<string>>;

function environmentIn(part: FunctionPart, scenario: Scenario): LambdaFunction["environment"] {
  const valuesIn = (variables: Environment): Variables =>
    new Map([...variables].map(([name, value]) => [name, inScenario(value, scenario)]));
  return inScenario(
    mapKnown(part.environment, (environment) => ({ ...environment, value: valuesIn(environment.value) })),
    scenario,
  );
}

function tablesGivenBy(environment: Value<Variables>, parts: Parts, scenario: Scenario): readonly GivenTable[] {
  if (environment.is === "known") {
    return [...environment.value].flatMap(([variable, value]) => tablesNamedBy(variable, value, parts, scenario));
  }
  if (environment.is === "absent") return [];
  if (!isOpen<Variables>(environment)) {
    const given = unsure(environment.because);
    return parts.tables.map((part) => ({ table: tableIn(part, parts, scenario), variable: undefined, given }));
  }
  const { which, then, otherwise } = environment.open;
  const where = (answer: Answer, tables: readonly GivenTable[]): readonly GivenTable[] =>
    tables.map((one) => ({ ...one, given: all(answer, one.given) }));
  return [...where(which, tablesGivenBy(then, parts, scenario)), ...where(not(which), tablesGivenBy(otherwise, parts, scenario))];
}

function tablesNamedBy(variable: string, value: Value<string>, parts: Parts, scenario: Scenario): GivenTable[] {
  return tablesMeant(value, parts).flatMap((part) => {
    const given = names(value, part, scenario);
    return given.is === "no" ? [] : [{ table: tableIn(part, parts, scenario), variable, given }];
  });
}

/** The tables that a value may name: a reference to a resource leaves one at most. */
function tablesMeant(value: Value<string>, { tables }: Parts): readonly TablePart[] {
  if (isOpen(value) || value.is === "absent" || value.refersTo?.to !== "resource") return tables;
  const found = partReferredTo(value.refersTo, tables);
  return found === undefined ? [] : [found];
}

/** Whether the value of a variable names the table. */
function names(value: Value<string>, table: TablePart, scenario: Scenario): Answer {
  if (isOpen(value)) return inBoth<string>(value, (one) => names(one, table, scenario));
  if (value.is === "absent") return no;
  if (value.refersTo?.to === "resource") return certainly(isReferenceTo(value.refersTo, table));
  return isSameName(value, inScenario(table.settings.name, scenario));
}

function isSameName(value: Value<string>, name: Value<string>): Answer {
  if (isOpen(name)) return inBoth<string>(name, (one) => isSameName(value, one));
  if (value.is === "absent") return no;
  if (identityOf(value) !== undefined && identityOf(value) === identityOf(name)) return yes;
  return value.is === "unknown" && (value.refersTo === undefined || value.refersTo.to === "parameter") ? unsure(value.because) : no;
}

/** What is equal for values that are certainly equal. */
function identityOf(value: Value<string>): string | undefined {
  if (value.is === "absent") return undefined;
  if (value.refersTo !== undefined) return asOpenText(value.refersTo);
  return value.is === "known" ? value.value : undefined;
}

const tablesByName = oncePer((tables: Parts["tables"]) => new Candidates(tables, ({ name }) => [name]));

function tableIn(part: TablePart, { tables, streams }: Parts, scenario: Scenario): Table {
  const { name, ...settings } = valuesIn(part.settings, scenario);
  const isOther = (name: string): boolean => name !== part.name && tablesByName(tables).of(name).length > 0;
  return {
    ...settings,
    isOther,
    hasStream: partOfId(part.id, streams) !== undefined,
    id: part.id,
    subject: part.name,
    place: part.place,
    tableName: name,
  };
}
