import { plainName } from "./contents.js";
import { calledName, partsOf, pathOf } from "./program.js";
import type { Call, Expression } from "./program.js";
import { resolve } from "./scope.js";
import type { Bound, Scope } from "./scope.js";

/** Whether another run gets another value: certainly, or where something that is not known here says so. */
export type Freshness = "surely" | "perhaps" | undefined;

/** Ways to get an id that no other run makes again. */
const ids = /^(uuid[147]?|uuidv[147]|v[147]|randomuuid|newguid|nanoid|ulid|ksuid|cuid2?|shortid|tokenhex|tokenurlsafe|random)$/;

/** Ways to get the time of day. */
const times = /^(now|utcnow|currenttimemillis|nanotime|time)$/;

/** What keeps a value as different from others as it was; a time that is written as a day is the same all day. */
const keeping =
  /^(str|string|int|round|floor|tostring|valueof|isoformat|toisostring|toepochmilli|gettime|timestamp|hex|marshall|s|n|attributevalue|froms|fromn|build|builder|tounixtimemilliseconds|todynamodbjson|serialize|decimal)$/;

/** What keeps an id random, though not a time exact. */
const keepingIds =
  /^(replace|replaceall|split|slice|substring|substr|lower|upper|tolower|toupper|touppercase|tolowercase|join|concat|format|encode|pop|tostring)$/;

/** Whether another run gets another value here: a random id, the time of day. */
export function freshnessOf(bound: Bound, steps = 10): Freshness {
  const { expression, scope } = resolve(bound);
  if (steps === 0) return undefined;
  const inside = (parts: readonly Expression[]): Freshness =>
    strongest(parts.map((part) => freshnessOf({ expression: part, scope }, steps - 1)));
  switch (expression.is) {
    case "call":
      return ofCall(expression, scope, inside);
    case "name": {
      const set = scope.allOf(expression.name).filter((one) => one.expression !== expression);
      return atMostPerhaps(strongest(set.map((one) => freshnessOf(one, steps - 1))));
    }
    case "member": {
      if (/^(DateTime|DateTimeOffset)\.(Now|UtcNow)$/.test(pathOf(expression).join("."))) return "surely";
      const of = inside([expression.of]);
      return expression.name === "hex" ? of : atMostPerhaps(of);
    }
    case "text":
    case "sum":
    case "fields":
      return inside(partsOf(expression));
    default:
      // One of several, such as what stands in where there is no id.
      return expression.is === "several" && expression.isList === true
        ? inside(expression.parts)
        : atMostPerhaps(inside(partsOf(expression)));
  }
}

/** Whether a call makes an id that no other run makes again. */
export function isFreshId(call: Call, scope: Scope): boolean {
  return kindOf(call, scope) === "id";
}

function ofCall(call: Call, scope: Scope, inside: (parts: readonly Expression[]) => Freshness): Freshness {
  if (kindOf(call, scope) !== undefined) return "surely";
  const receiver = call.callee.is === "member" ? [call.callee.of] : [];
  const given = [...call.given, ...call.named.map(({ value }) => value)];
  const found = inside([...receiver, ...given]);
  const name = plainName(calledName(call));
  const isWritten = name === "tostring" && call.given.length > 0;
  if (keeping.test(name) && !isWritten) return found;
  const isId = keepingIds.test(name) && receiver.some((one) => holdsId(one, scope));
  return isId ? found : atMostPerhaps(found);
}

function holdsId(expression: Expression, scope: Scope): boolean {
  const found = resolve({ expression, scope });
  if (found.expression.is === "call" && kindOf(found.expression, found.scope) === "id") return true;
  return partsOf(found.expression).some((part) => part.is !== "name" && holdsId(part, found.scope));
}

function kindOf(call: Call, scope: Scope): "id" | "time" | undefined {
  const path = pathOf(call.callee);
  const [root = ""] = path;
  if (call.makes) return root === "Date" && call.given.length === 0 ? "time" : undefined;
  const there = path.length === 1 ? scope.source.program.imports.find(({ local }) => local === root) : undefined;
  const name = plainName(there?.name ?? path.at(-1) ?? "");
  if (name === "time") return path.join(".") === "time.time" || there?.module === "time" ? "time" : undefined;
  if ((name === "random" || name === "now") && path.length === 1) return undefined;
  return ids.test(name) ? "id" : times.test(name) ? "time" : undefined;
}

function strongest(all: readonly Freshness[]): Freshness {
  return all.includes("surely") ? "surely" : all.find((one) => one !== undefined);
}

function atMostPerhaps(one: Freshness): Freshness {
  return one === undefined ? undefined : "perhaps";
}
