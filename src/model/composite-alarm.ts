import { takesActions } from "./alarm.js";
import type { AlarmPart, CompositeAlarmPart } from "./alarm.js";
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
export function isPassedOn(alarm: Named, composites: readonly CompositeAlarmPart[], scenario: Scenario, levels = mostLevels): Answer {
  if (levels === 0) return no;
  return any(
    ...composites
      .filter((composite) => composite.id !== alarm.id)
      .map((composite) => {
        const isNamed = namesAlarm(inScenario(composite.rule, scenario), composite, alarm, scenario);
        if (isNamed.is === "no") return no;
        const acts = takesActions(valuesIn(composite.settings, scenario), composite.place);
        return all(
          isNamed,
          any(acts, () => isPassedOn(composite, composites, scenario, levels - 1)),
        );
      }),
  );
}

function namesAlarm(rule: Value<string>, composite: CompositeAlarmPart, alarm: Named, scenario: Scenario): Answer {
  if (isOpen(rule)) return inBoth<string>(rule, (one) => namesAlarm(one, composite, alarm, scenario));
  if (rule.is === "absent") return no;
  if (composite.mayName.includes(alarm.id)) return yes;
  const reference = rule.refersTo;
  const text = reference !== undefined ? asOpenText(reference) : rule.is === "known" ? rule.value : undefined;
  if (text === undefined) return unsure(rule.is === "unknown" ? rule.because : "nothing tells which alarms it names");
  const isSameFile = scopeOf(composite) === scopeOf(alarm);
  if (isSameFile && (text.includes(`\${${alarm.name}}`) || text.includes(`\${${alarm.name}.`))) return yes;
  return namesIt(text, rule, inScenario(alarm.settings.name, scenario));
}

function namesIt(text: string, rule: Exclude<Value<string>, { is: "absent" }>, name: Value<string>): Answer {
  if (isOpen(name)) return inBoth<string>(name, (one) => namesIt(text, rule, one));
  if (name.is === "absent") return no;
  const written = [name.refersTo === undefined ? undefined : asOpenText(name.refersTo), name.is === "known" ? name.value : undefined];
  const texts = [text, rule.is === "known" ? rule.value : ""];
  if (written.some((one) => one !== undefined && texts.some((whole) => holdsName(whole, one)))) return yes;
  return name.is === "known" && !text.includes("${") ? no : rule.is === "unknown" ? unsure(rule.because) : no;
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
