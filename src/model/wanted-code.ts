import { identityOfCode } from "./code.js";
import type { Code } from "./code.js";
import { functionCalledBy } from "./called-function.js";
import type { ConsumerPart } from "./consumer.js";
import type { FunctionPart } from "./function.js";
import type { Parts } from "./parts.js";
import { anyDeployment } from "./scenario.js";
import { leavesOf } from "./value.js";
import type { Value, Written } from "./value.js";

/** The code of the functions of which some question needs the source: those that batches of a bisecting consumer run through. Each once. */
export function codeWantedBy(parts: Parts): readonly Code[] {
  const asking = parts.consumers.filter(asksForSource);
  if (asking.length === 0) return [];
  const scenario = anyDeployment(parts);
  const places = new Set(asking.flatMap((part) => placesIn(functionCalledBy(part, parts, scenario))));
  const own = asking.flatMap(({ ownFunction }) => ownFunction ?? []);
  const called = [...own, ...parts.functions.filter(({ place }) => places.has(place))];
  const codes = called.flatMap((part: FunctionPart) =>
    leavesOf(part.code).flatMap(({ value }) => (value.is === "known" ? [value.value] : [])),
  );
  return [...new Map(codes.filter(({ kind }) => kind !== "elsewhere").map((code) => [identityOfCode(code), code])).values()];
}

/** Whether the consumer bisects, or may. */
function asksForSource({ settings }: ConsumerPart): boolean {
  return mayBeTrue(settings.bisect);
}

function mayBeTrue(written: Written<boolean>): boolean {
  return leavesOf(written).some(({ value }) => value.is === "unknown" || (value.is === "known" && value.value));
}

/** Where the functions stand that are called in some deployment. */
function placesIn(called: Value<{ readonly place: FunctionPart["place"] }>): readonly FunctionPart["place"][] {
  if (called.is === "known") return [called.value.place];
  if (called.is === "absent" || called.open === undefined) return [];
  const open = called.open as { readonly then: typeof called; readonly otherwise: typeof called };
  return [...placesIn(open.then), ...placesIn(open.otherwise)];
}
