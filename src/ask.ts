import { all, no, unsure, yes } from "./model/answer.js";
import type { Answer } from "./model/answer.js";
import { casesOf, exampleOf } from "./model/cases.js";
import type { Cases } from "./model/cases.js";
import type { Compared } from "./model/change.js";
import type { Named } from "./model/condition.js";
import { isReading, isSwitchedOn } from "./model/consumer.js";
import { TooManyConditions } from "./model/diagram.js";
import { linker } from "./model/link.js";
import type { Model } from "./model/link.js";
import type { Parts } from "./model/parts.js";
import { anyDeployment, tooMany } from "./model/scenario.js";
import type { Scenario } from "./model/scenario.js";
import { simplestCondition } from "./model/simplest-condition.js";
import { streamIdOf } from "./model/stream-of.js";
import type { Call } from "./model/value.js";
import { severities } from "./report.js";
import type { Options, Rule, Subjects, Telling } from "./rule.js";
import type { Place } from "./source/place.js";

/** What a rule says of one subject: once of the deployments where it is so, once of those where nobody knows. */
export interface Verdict {
  readonly rule: Rule;
  /** Of the part that it is about, `file#name`. */
  readonly id: string;
  /** Id of the one stream that the part has to do with; undefined where nobody knows it. */
  readonly stream: string | undefined;
  readonly subject: string;
  readonly place: Place;
  /** The calls of the modules that it stands in, the outermost first. */
  readonly calls: readonly Call[];
  readonly answer: Answer;
  /** The deployments in which the answer is yes, such as "IsProd is true"; null where it is in all in which the subject exists. */
  readonly when: string | null;
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

/**
 * Puts the questions of all rules to all parts of a file, each part in the deployments in which it exists. What is said of them:
 *
 * | in some deployments | in the others  | is told as                                                       |
 * | ------------------- | -------------- | ---------------------------------------------------------------- |
 * | yes                 | (there are no) | a finding that is certain                                        |
 * | yes                 | no             | a conditional finding                                            |
 * | yes                 | unsure         | a conditional finding, which speaks of the first; and undecided  |
 * | unsure              | no, or none    | undecided                                                        |
 * | no                  | (there are no) | nothing                                                          |
 */
export function ask(rules: readonly Rule[], parts: Parts): Asked {
  const modelIn = linker(parts);
  const all = anyDeployment(parts);
  const everything = modelIn(all);
  const verdicts = rules.flatMap((rule) => {
    return subjectsOf(rule, everything).flatMap((subject) => {
      const given = all.existing(subject.when);
      const subjectIn = (scenario: Scenario): Subject | undefined => sameSubject(rule, subject.id, modelIn(scenario));
      return given === undefined ? [] : verdictsOf(inquiry(rule, subject, given, subjectIn), parts.conditions?.named ?? []);
    });
  });
  return { verdicts, model: everything };
}

/** Puts the questions about change to all that stands in two versions. */
export function askOfChanges(rules: readonly Rule[], { all, named, changesIn, changeIn }: Compared): readonly Verdict[] {
  const changes = changesIn(all);
  return rules
    .filter(({ about }) => about === "change")
    .flatMap((rule) =>
      changes.flatMap((change) => {
        const given = all.existing(change.when);
        return given === undefined
          ? []
          : verdictsOf(
              inquiry(rule, change, given, (scenario) => changeIn(change.id, scenario)),
              named,
            );
      }),
    );
}

/**
 * Rules about change speak of what changed, the others of what is: of one cause the first ones tell, as severely as the others would.
 * What is told of some deployments only leaves the word to what is so in all of them.
 */
export function withoutRepeats(verdicts: readonly Verdict[]): readonly Verdict[] {
  const keyOf = ({ rule, id, when }: Verdict): string => `${rule.id} ${id} ${when === null ? "always" : "sometimes"}`;
  const told = new Set(verdicts.flatMap(toldBy));
  if (told.size === 0) return verdicts;
  const repeats = new Map(verdicts.filter((one) => told.has(keyOf(one))).map((one) => [keyOf(one), one]));
  return verdicts
    .filter((one) => !repeats.has(keyOf(one)))
    .map((one) =>
      asSevereAs(
        one,
        toldBy(one).flatMap((key) => repeats.get(key) ?? []),
      ),
    );
}

/** What a verdict says that others need not say: the rule, of what, and whether of all deployments. */
function toldBy({ id, when, telling }: Verdict): readonly string[] {
  const { rules = [], also = [] } = telling?.insteadOf ?? {};
  const deployments = when === null ? ["always", "sometimes"] : ["sometimes"];
  return rules.flatMap((rule) => [id, ...also].flatMap((one) => deployments.map((some) => `${rule} ${one} ${some}`)));
}

function asSevereAs(verdict: Verdict, others: readonly Verdict[]): Verdict {
  const { telling } = verdict;
  if (telling === undefined || others.length === 0) return verdict;
  const found = [verdict, ...others].flatMap((one) => (one.telling === undefined ? [] : [one.telling.severity ?? one.rule.severity]));
  const severity = severities.find((one) => found.includes(one)) ?? verdict.rule.severity;
  return { ...verdict, telling: { ...telling, severity } };
}

function subjectsOf({ about }: Rule, model: Model): readonly Subject[] {
  return {
    change: () => [],
    stream: () => model.streams,
    consumer: () => model.consumers,
    function: () => model.functions,
    registration: () => model.registrations,
    alarm: () => model.alarms,
  }[about]();
}

function sameSubject({ about }: Rule, id: string, model: Model): Subject | undefined {
  return about === "change" ? undefined : model[about](id);
}

/** A rule's question about one subject. */
interface Inquiry {
  readonly rule: Rule;
  readonly subject: Subject;
  readonly given: Scenario;
  readonly answerIn: (scenario: Scenario) => Answer;
  /** What the rule tells of these deployments, where the answer is yes; undefined where no example is found. */
  readonly tell: (scenario: Scenario) => Example | undefined;
}

interface Example {
  readonly telling: Telling;
  /** The deployments that it is told of: part of those that were asked for. */
  readonly scenario: Scenario;
}

function inquiry(rule: Rule, subject: Subject, given: Scenario, subjectIn: (scenario: Scenario) => Subject | undefined): Inquiry {
  const options: Options = rule.options ?? {};
  const answers = new Map<Scenario, Answer>();
  const answerIn = (scenario: Scenario): Answer => {
    const answer = answers.get(scenario) ?? answerOf(rule, subjectIn(scenario), options);
    answers.set(scenario, answer);
    return answer;
  };
  const tell = (asked: Scenario): Example | undefined => {
    const scenario = exampleOf(asked, answerIn);
    const same = scenario === undefined ? undefined : subjectIn(scenario);
    return scenario === undefined || same === undefined ? undefined : { scenario, telling: rule.report(same, options) };
  };
  return { rule, subject, given, answerIn, tell };
}

/** A consumer that is switched off, or whose source is no stream, reads nothing, and nobody speaks of it. */
function answerOf(rule: Rule, subject: Subject | undefined, options: Options): Answer {
  if (subject === undefined) return no;
  const isAsked = !("streamKind" in subject) ? yes : rule.judgesSource === true ? isSwitchedOn(subject) : isReading(subject);
  return isAsked.is === "no" ? isAsked : all(isAsked, rule.when(subject, options));
}

function verdictsOf(asked: Inquiry, named: readonly Named[]): readonly Verdict[] {
  const { id, subject, place } = asked.subject;
  const about = { rule: asked.rule, id, stream: streamIdOf(asked.subject), subject, place, calls: callsOf(asked.subject) };
  try {
    return casesTold(casesOf(asked.given, asked.answerIn), asked, named).map((told) => ({ ...about, ...told, thrown: undefined }));
  } catch (error) {
    if (error instanceof TooManyConditions) return [{ ...about, ...undecided(tooMany), thrown: undefined }];
    const thrown = error instanceof Error ? error.message : String(error);
    return [{ ...about, ...nothing, thrown }];
  }
}

/** Readers and streams have them. */
function callsOf(subject: Subject): readonly Call[] {
  return ("calls" in subject ? subject.calls : undefined) ?? [];
}

type Told = Pick<Verdict, "answer" | "when" | "telling">;

const nothing: Told = { answer: no, when: null, telling: undefined };

function undecided(...because: readonly string[]): Told {
  return { answer: unsure(...because), when: null, telling: undefined };
}

function casesTold({ yes: found, no: fine, unsure: unclear }: Cases, asked: Inquiry, named: readonly Named[]): readonly Told[] {
  const reasons = unclear.flatMap(({ because }) => because);
  const [first, ...others] = found;
  // Most questions are answered with no, which is nothing to tell.
  if (first === undefined) return unclear.length > 0 ? [undecided(...reasons)] : [];
  if (fine.length + unclear.length === 0) return [certainly(found, asked)];
  const wanted = others.reduce((sum, scenario) => sum.or(scenario), first);
  if (!wanted.isPossible) return [undecided("it is not worked out whether its conditions can hold together", ...reasons)];
  return [conditionally(wanted, asked, named), ...(unclear.length > 0 ? [undecided(...reasons)] : [])];
}

/** What holds in all deployments is told as it is in the best of them. */
function certainly(found: readonly Scenario[], { rule, tell }: Inquiry): Told {
  const mildness = ["note", "warning", "error"];
  const degree = ({ telling }: Example): number => mildness.indexOf(telling.severity ?? rule.severity);
  const [first, ...others] = found.flatMap((scenario) => tell(scenario) ?? []);
  if (first === undefined) return undecided(tooMany);
  const { telling } = others.reduce((best, example) => (degree(example) < degree(best) ? example : best), first);
  return { answer: yes, when: null, telling };
}

function conditionally(wanted: Scenario, { given, tell }: Inquiry, named: readonly Named[]): Told {
  const { words, scenario } = simplestCondition(wanted, given, named);
  const example = tell(scenario);
  if (example === undefined) return undecided(tooMany);
  const isWhole = scenario.isPartOf(example.scenario);
  const instance = isWhole ? "" : `, for instance when ${simplestCondition(example.scenario, scenario, named).words}`;
  return { answer: yes, when: `${words}${instance}`, telling: example.telling };
}
