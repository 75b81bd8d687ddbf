import type { Answer, HangsOn } from "./answer.js";
import { TooManyConditions } from "./diagram.js";
import { tooMany } from "./scenario.js";
import type { Scenario } from "./scenario.js";

/** What a question is answered with in which deployments; together they are all that it was asked for. */
export interface Cases {
  readonly yes: readonly Scenario[];
  readonly no: readonly Scenario[];
  readonly unsure: readonly Unclear[];
}

export interface Unclear {
  readonly scenario: Scenario;
  readonly because: readonly string[];
}

/** How often one question is put at most; more would take long, and what is left is unsure. */
const mostQuestions = 100;

/**
 * Asks in all deployments at once, and where the answer hangs on conditions, in those in which they hold and in the others: as far
 * as it matters to this question, and no further. The order never changes.
 */
export function casesOf(all: Scenario, ask: (scenario: Scenario) => Answer): Cases {
  const cases = { yes: [] as Scenario[], no: [] as Scenario[], unsure: [] as Unclear[] };
  const waiting = [all];
  for (let asked = 0; asked < mostQuestions; asked++) {
    const scenario = waiting.pop();
    if (scenario === undefined) break;
    const answer = ask(scenario);
    if (answer.is !== "unsure") cases[answer.is].push(scenario);
    else {
      const parts = divided(scenario, answer.hangsOn);
      if (parts === "yes" || parts === "no") cases[parts].push(scenario);
      else if (parts.length < 2) cases.unsure.push({ scenario, because: answer.because });
      else waiting.push(...parts.toReversed());
    }
  }
  return { ...cases, unsure: [...cases.unsure, ...waiting.map((scenario) => ({ scenario, because: [tooMany] }))] };
}

/** The deployments that are to be looked at one by one, or the answer where conditions say it of all of them. */
function divided(scenario: Scenario, hangsOn: HangsOn | undefined): "yes" | "no" | readonly Scenario[] {
  if (hangsOn === undefined) return [];
  try {
    const [yes, no] = [scenario.where(hangsOn.yesWhen), scenario.where(hangsOn.noWhen)];
    if (yes === scenario) return "yes";
    if (no === scenario) return "no";
    const parts = [yes, no, scenario.without(yes).without(no)].filter(({ isEmpty }) => !isEmpty);
    return parts.length > 1 ? parts : byTests(scenario, hangsOn);
  } catch (error) {
    if (error instanceof TooManyConditions) return [];
    throw error;
  }
}

/** Divided by the first condition that divides them at all. */
function byTests(scenario: Scenario, { open }: HangsOn): readonly Scenario[] {
  for (const condition of open) {
    const [holding, others] = [scenario.where(condition), scenario.whereMaybe(condition)];
    const parts = [holding, others.without(holding), scenario.without(others)].filter(({ isEmpty }) => !isEmpty);
    if (parts.length > 1) return parts;
  }
  return [];
}

/** How many conditions are given at most until an example is found. */
const mostGiven = 100;

/**
 * Deployments out of these in which the answer is yes and no longer hangs on anything: with as few conditions given as it takes, in
 * their order. Undefined where there are none, or where they take too long to find.
 */
export function exampleOf(scenario: Scenario, ask: (scenario: Scenario) => Answer): Scenario | undefined {
  let at = scenario;
  for (let given = 0; given < mostGiven; given++) {
    const answer = ask(at);
    if (answer.is !== "unsure") return answer.is === "yes" ? at : undefined;
    const { hangsOn } = answer;
    if (hangsOn === undefined) return undefined;
    const yes = at.where(hangsOn.yesWhen);
    const [first] = yes === at || yes.isEmpty ? byTests(at, hangsOn) : [yes];
    if (first === undefined) return undefined;
    at = first;
  }
  return undefined;
}
