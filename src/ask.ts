import { all } from "./model/answer.js";
import type { Answer } from "./model/answer.js";
import { anyDeployment, assume } from "./model/condition.js";
import type { Condition, Scenario } from "./model/condition.js";
import { isReading } from "./model/consumer.js";
import { link } from "./model/link.js";
import type { Model } from "./model/link.js";
import type { Parts } from "./model/parts.js";
import type { Options, Rule, Subjects, Telling } from "./rule.js";
import type { Place } from "./source/place.js";

/** What a rule says of one subject. */
export interface Verdict {
  readonly rule: Rule;
  readonly subject: string;
  readonly place: Place;
  readonly answer: Answer;
  /** Only for the answer yes. */
  readonly telling: Telling | undefined;
  /** What the rule threw, which is our bug. */
  readonly thrown: string | undefined;
}

type Subject = Subjects[keyof Subjects];

/** What came of asking: the verdicts, and the model of the file with nothing taken as given. */
export interface Asked {
  readonly verdicts: readonly Verdict[];
  readonly model: Model;
}

/** Puts the questions of all rules to all parts of a file, each part in the deployments in which it exists. */
export function ask(rules: readonly Rule[], parts: Parts): Asked {
  const modelIn = remembered((scenario) => link(parts, scenario));
  const everything = modelIn(anyDeployment);
  const verdicts = rules.flatMap((rule) =>
    subjectsOf(rule, everything).flatMap((subject) => {
      const given = assume(subject.when);
      const same = given.size === 0 ? subject : subjectsOf(rule, modelIn(given)).find((one) => one.id === subject.id);
      return same === undefined ? [] : [verdictOf(rule, same)];
    }),
  );
  return { verdicts, model: everything };
}

function subjectsOf(rule: Rule, model: Model): readonly (Subject & { readonly when: Condition })[] {
  switch (rule.about) {
    case "stream":
      return model.streams;
    case "consumer":
      return model.consumers;
  }
}

function verdictOf(rule: Rule, subject: Subject): Verdict {
  const asked = { rule, subject: subject.subject, place: subject.place };
  const options: Options = rule.options ?? {};
  try {
    const isAsked: Answer = "streamKind" in subject ? isReading(subject) : { is: "yes" };
    const answer = isAsked.is === "no" ? isAsked : all(isAsked, rule.when(subject, options));
    return { ...asked, answer, telling: answer.is === "yes" ? rule.report(subject, options) : undefined, thrown: undefined };
  } catch (error) {
    return { ...asked, answer: { is: "no" }, telling: undefined, thrown: error instanceof Error ? error.message : String(error) };
  }
}

/** One model per scenario, made when it is first needed. */
function remembered(make: (scenario: Scenario) => Model): (scenario: Scenario) => Model {
  const made = new Map<string, Model>();
  return (scenario) => {
    const key = JSON.stringify([...scenario].sort(([one], [other]) => (one < other ? -1 : 1)));
    const model = made.get(key) ?? make(scenario);
    made.set(key, model);
    return model;
  };
}
