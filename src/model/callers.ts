import { all, certainly, no, unsure } from "./answer.js";
import type { Answer } from "./answer.js";
import { functionIn } from "./called-function.js";
import { isReading } from "./consumer.js";
import type { CountedConsumer } from "./consumer.js";
import type { CalledFunction, FunctionPart, LambdaFunction } from "./function.js";
import type { Reader } from "./leads.js";
import { once } from "./once.js";
import type { Compared } from "./twins.js";
import { inBoth, inScenario } from "./value.js";
import type { Value } from "./value.js";

/** A function in one scenario, with the mappings that call it. */
export function calledFunction(part: FunctionPart, compared: Compared): CalledFunction {
  const callers = once(() => callersOf(part, compared));
  const before = once(() => functionsBefore(part, compared));
  // Added to what is there, so that nothing is worked out that nobody asks for.
  return Object.defineProperties(functionIn(part, compared.parts, compared.scenario), {
    callers: { get: callers },
    before: { get: before },
  }) as CalledFunction;
}

function functionsBefore(part: FunctionPart, compared: Compared): readonly CalledFunction[] {
  const { functions } = compared.parts;
  const earlier = functions.slice(0, functions.indexOf(part));
  return earlier.filter(({ when }) => compared.scenario.holds(when).is !== "no").map((one) => calledFunction(one, compared));
}

function callersOf(part: FunctionPart, compared: Compared): readonly CountedConsumer[] {
  return compared.mappings.callersOf(part.id).flatMap((reader) => {
    const { part: mapping } = reader;
    const exists = compared.scenario.holds(mapping.when);
    if (exists.is === "no") return [];
    const consumer = compared.consumerOf(reader);
    const calls = callsIt(consumer.function, part, reader, compared);
    if (calls.is === "no") return [];
    const there = all(exists, calls, () => isReading(consumer));
    return [{ consumer, there, ...(mapping.repeats === true ? { weight: Infinity } : {}) }];
  });
}

function callsIt(resolved: Value<LambdaFunction>, target: FunctionPart, reader: Reader, { scenario }: Compared): Answer {
  if (resolved.is === "absent") return no;
  if (resolved.is === "known") return certainly(resolved.value.id === target.id);
  if (resolved.open !== undefined) return inBoth<LambdaFunction>(resolved, (one) => callsIt(one, target, reader, { scenario } as Compared));
  const called = inScenario(reader.part.function, scenario);
  if (called.is === "absent" || called.refersTo?.to === "resource") return no;
  const name = inScenario(target.settings.name, scenario);
  // A name that no function has may be that of one whose name is not known.
  if (called.is === "known" && called.refersTo === undefined) return name.is === "unknown" ? unsure(name.because) : no;
  return unsure(`${reader.part.title ?? reader.part.name} may call it: ${resolved.because}`);
}
