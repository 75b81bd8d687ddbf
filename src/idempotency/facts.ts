import type { Handler, HandlerFact, WrittenTable } from "../model/handler.js";
import type { Place } from "../source/place.js";
import type { Source } from "./scope.js";

type Kind =
  | "doubling"
  | "evidence"
  | "keyed"
  | "sends"
  | "unclear"
  | "wholeEvent"
  | "reportsFailures"
  | "mayReportFailures"
  | "rightIdentifiers"
  | "wrongIdentifiers";

/** What a call shows of what happens when a record is processed twice. */
export interface Finding {
  readonly kind: Kind;
  readonly what: string;
}

/** Gathers what is found on the way through a handler. */
export class Facts {
  readonly #found: (Finding & { readonly fact: HandlerFact; readonly isGuarded: boolean })[] = [];
  readonly #tables: WrittenTable[] = [];
  readonly #placeOf: (source: Source, at: number) => Place;
  readonly #seen = new Set<string>();

  constructor(placeOf: (source: Source, at: number) => Place) {
    this.#placeOf = placeOf;
  }

  add(finding: Finding, source: Source, at: number, isGuarded: boolean): void {
    const identity = [finding.kind, finding.what, source.file, at].join("\0");
    if (this.#seen.has(identity)) return;
    this.#seen.add(identity);
    this.#found.push({ ...finding, isGuarded, fact: { what: finding.what, place: this.#placeOf(source, at) } });
  }

  table(what: string, variable: string | undefined, name: string | undefined, source: Source, at: number): void {
    if (this.#tables.some((one) => one.variable === variable && one.name === name)) return;
    this.#tables.push({ what, variable, name, place: this.#placeOf(source, at) });
  }

  handler(files: readonly string[]): Handler {
    const all = (kind: Finding["kind"]): readonly HandlerFact[] => this.#found.flatMap((one) => (one.kind === kind ? [one.fact] : []));
    // What Powertools runs but once for each record happens but once.
    const bare = (kind: Finding["kind"]): readonly HandlerFact[] =>
      this.#found.flatMap((one) => (one.kind === kind && !one.isGuarded ? [one.fact] : []));
    const marker = this.#found.findIndex(({ kind, what }) => kind === "evidence" && what.includes("attribute_not_exists"));
    const afterMarker = (fact: HandlerFact): boolean => marker >= 0 && this.#found.findIndex((one) => one.fact === fact) > marker;
    return {
      files,
      doubling: bare("doubling").filter((fact) => !afterMarker(fact)),
      perhapsDoubling: bare("doubling").filter(afterMarker),
      evidence: all("evidence"),
      keyed: bare("keyed"),
      sends: bare("sends"),
      unclear: bare("unclear"),
      wholeEvent: all("wholeEvent"),
      usesPowertools: this.#found.some(({ what }) => what.endsWith("(Powertools)")),
      tables: this.#tables,
      reportsFailures: all("reportsFailures"),
      mayReportFailures: [...all("mayReportFailures"), ...bare("unclear")],
      // One that does both tells records of streams from those of queues.
      wrongIdentifiers: all("rightIdentifiers").length > 0 ? [] : all("wrongIdentifiers"),
    };
  }
}
