import { all, any, certainly, not, unsure, yes } from "./answer.js";
import type { Answer } from "./answer.js";
import type { Condition } from "./condition.js";
import type { Scenario } from "./scenario.js";
import { covers } from "./wildcard.js";

/** One statement of a policy. */
export interface Statement {
  readonly effect: "Allow" | "Deny";
  /** Such as `dynamodb:PutItem` or `dynamodb:*`. */
  readonly actions: readonly string[];
  /** ARNs as text; what only a deployment tells stands as `${…}`. */
  readonly resources: readonly string[];
  /** False where it holds for some requests only, or nobody knows for what. */
  readonly certain: boolean;
  /** The deployments in which it stands there; undefined where it always does. */
  readonly when?: Condition;
  /** The same in the scenario that is looked at. */
  readonly there?: Answer;
}

/** What a function is permitted, as far as its file shows it. */
export interface Grants {
  readonly statements: readonly Statement[];
  /** Why there may be more statements than these; empty where all are visible. */
  readonly hidden: readonly string[];
}

export const noGrants: Grants = { statements: [], hidden: [] };

/** The same in one scenario. */
export function grantsIn({ statements, hidden }: Grants, scenario: Scenario): Grants {
  const placed = statements.map((statement) =>
    statement.when === undefined ? statement : { ...statement, there: scenario.holds(statement.when) },
  );
  return { statements: placed.filter(({ there }) => there?.is !== "no"), hidden };
}

/** Whether `action` is permitted on the resource that `isIt` recognizes by its ARN. */
export function allows(grants: Grants, action: string, isIt: (resource: string) => boolean): Answer {
  return permits(grants, action, (resource) => certainly(isIt(resource)));
}

/** The same where it may be open which resource an ARN is. */
export function permits(grants: Grants, action: string, isIt: (resource: string) => Answer): Answer {
  const matching = grants.statements.filter(({ actions }) => actions.some((pattern) => matches(pattern, action)));
  const applies = (statement: Statement): Answer =>
    all(any(...statement.resources.map((resource) => (resource === "*" ? yes : isIt(resource)))), () => certainty(statement));
  const allowed = any(
    ...matching.filter(({ effect }) => effect === "Allow").map(applies),
    ...grants.hidden.map((because) => unsure(because)),
  );
  return all(allowed, () => not(any(...matching.filter(({ effect }) => effect === "Deny").map(applies))));
}

/** Whether `action` is permitted on anything at all, under whatever condition. */
export function allowsSomewhere(grants: Grants, action: string): Answer {
  const matching = grants.statements.filter(
    ({ effect, actions }) => effect === "Allow" && actions.some((pattern) => matches(pattern, action)),
  );
  return any(...matching.map(({ there }) => there ?? yes), ...grants.hidden.map((because) => unsure(because)));
}

function certainty(statement: Statement): Answer {
  return all(statement.there ?? yes, statement.certain ? yes : unsure("a permission is granted under a condition"));
}

/** Actions are told apart without regard to case. */
function matches(pattern: string, action: string): boolean {
  return covers(pattern.toLowerCase(), action.toLowerCase());
}
