import { takesActions } from "./alarm.js";
import type { AlarmPart, CompositeAlarmPart } from "./alarm.js";
import type { AlarmParts } from "./alarm-parts.js";
import { all, any, no, unsure, yes } from "./answer.js";
import type { Answer } from "./answer.js";
import { asOpenText, scopeOf } from "./reference.js";
import type { Scenario } from "./scenario.js";
import { valuesIn } from "./settings.js";
import { inBoth, inScenario, isOpen } from "./value.js";
import type { Value } from "./value.js";

type Named = Pick<AlarmPart | CompositeAlarmPart, "id" | "name" | "settings">;

/** How many alarms above alarms are looked at. */
const mostLevels = 5;

/** Whether an alarm above this one takes an action when it goes off. */
export function isPassedOn(
  alarm: Named,
  { alarms, composites }: Pick<AlarmParts, "alarms" | "composites">,
  scenario: Scenario,
  levels = mostLevels,
): Answer {
  if (levels === 0) return no;
  const known = [...alarms, ...composites];
  return any(
    ...composites
      .filter((composite) => composite.id !== alarm.id)
      .map((composite) => {
        const isNamed = namesAlarm(inScenario(composite.rule, scenario), alarm, { composite, known, scenario });
        if (isNamed.is === "no") return no;
        const acts = takesActions(valuesIn(composite.settings, scenario), composite.place);
        return all(
          isNamed,
          any(acts, () => isPassedOn(composite, { alarms, composites }, scenario, levels - 1)),
        );
      }),
  );
}

interface Standing {
  readonly composite: CompositeAlarmPart;
  /** All the alarms that its file declares, and others. */
  readonly known: readonly Named[];
  readonly scenario: Scenario;
}

function namesAlarm(rule: Value<string>, alarm: Named, standing: Standing): Answer {
  const { composite, known, scenario } = standing;
  if (isOpen(rule)) return inBoth<string>(rule, (one) => namesAlarm(one, alarm, standing));
  if (rule.is === "absent") return no;
  if (composite.mayName.includes(alarm.id)) return yes;
  const text = rule.refersTo !== undefined ? asOpenText(rule.refersTo) : rule.is === "known" ? rule.value : "${}";
  const references = [...text.matchAll(/\$\{([^{}]*)\}/g)].map(([, name = ""]) => name);
  const isTo = (one: Named, reference: string): boolean =>
    scopeOf(composite) === scopeOf(one) && `${reference}.`.startsWith(`${one.name}.`);
  if (references.some((reference) => isTo(alarm, reference))) return yes;
  const isPlain = rule.is === "known" || references.every((reference) => known.some((one) => isTo(one, reference)));
  return holds(text, rule, inScenario(alarm.settings.name, scenario), isPlain);
}

/** `isPlain`: everything that it names is known. */
function holds(text: string, rule: Exclude<Value<string>, { is: "absent" }>, name: Value<string>, isPlain: boolean): Answer {
  if (isOpen(name)) return inBoth<string>(name, (one) => holds(text, rule, one, isPlain));
  const texts = [text, rule.is === "known" ? rule.value : ""];
  const names =
    name.is === "absent"
      ? []
      : [name.refersTo === undefined ? undefined : asOpenText(name.refersTo), name.is === "known" ? name.value : undefined];
  if (names.some((one) => one !== undefined && texts.some((whole) => holdsName(whole, one)))) return yes;
  if (!isPlain) return unsure(rule.is === "unknown" ? rule.because : "nothing tells which alarms it names");
  return name.is === "unknown" ? unsure(name.because) : no;
}

/** A name in a rule stands in parentheses, with quotes or without, or at the end of an ARN. */
function holdsName(rule: string, name: string): boolean {
  const at = (start: number): boolean =>
    start !== -1 && (isEdge(rule[start - 1]) && isEdge(rule[start + name.length]) ? true : at(rule.indexOf(name, start + 1)));
  return name !== "" && at(rule.indexOf(name));
}

function isEdge(character: string | undefined): boolean {
  return character === undefined || /[\s()"':]/.test(character);
}
