import type { CheckRequest, WantedBase } from "./config/request.js";
import type { Settings } from "./config/settings.js";
import { UsageError } from "./config/usage-error.js";
import { gather } from "./gather.js";
import type { Gathered, Wanted } from "./gather.js";
import type { LintOptions } from "./lint-options.js";
import type { Report } from "./report.js";
import type { Baseline } from "./settle/baseline.js";
import { repositoryOf } from "./source/git.js";
import type { WorkTree } from "./source/work-tree.js";

/** What there is at one end, and how it is judged. */
export interface End {
  readonly gathered: Gathered;
  readonly lint: LintOptions;
  /** What is left as it is for now; of the earlier end nothing is. */
  readonly baseline?: Baseline | undefined;
  /** The text of a handler's file there; the work tree's where it is left out. */
  readonly handlerText?: HandlerText;
}

/** The text of a file, by its path relative to the working folder; undefined where there is none. */
export type HandlerText = (file: string) => string | undefined;

/** What was judged at one end. */
export interface JudgedEnd {
  readonly report: Report;
  /** The texts of the handlers that were read for it, by their paths. */
  readonly handlerTexts: ReadonlyMap<string, string>;
}

/** The work tree, as it is to be judged. */
export interface Head extends End {
  readonly baseline: Baseline | undefined;
  readonly request: CheckRequest;
  readonly wanted: Wanted;
  readonly cwd: string;
  readonly work: WorkTree;
  readonly lint: Settings["lint"];
  /** Settings with the files that parameters are given in read by another reader. */
  readonly lintWith: (textOf: (absolute: string) => string | undefined) => Promise<Settings["lint"]>;
}

/** Judges what there is at one end; at the later one, `before` is what there was at the other. */
export type JudgeEnd = (end: End, before?: End) => Promise<JudgedEnd>;

/**
 * What the change since the base causes. Both ends are judged by the configuration of the work tree: to judge by another one is no
 * change of what is deployed, and what is declared of the world beside the templates was so before. Throws a UsageError for a base that
 * cannot be had, but in a shallow clone: there everything is reported, and why is said.
 */
export async function causedSince(base: WantedBase, head: Head, judge: JudgeEnd): Promise<Report> {
  const { request, wanted, cwd, work, gathered } = head;
  // Nothing of git's objects is loaded for a run without a base.
  const { openBase, unknownToGit } = await import("./base/open-base.js");
  const opened = openBase(base, cwd, work);
  if ("whyNot" in opened) {
    if (opened.isFailure) throw new UsageError(opened.whyNot);
    const none = { base: base.name, commit: undefined, fixed: 0, unchanged: 0, remarks: [opened.whyNot] };
    return { ...(await judge(head)).report, compared: none };
  }
  const { files, name, commit, formerly, formerText: handlerText } = opened.base;
  const lint = await lintBefore(head, opened.base.textOf);
  const former = gathered.files.flatMap(({ path }) => (formerly(path) === path ? [] : [formerly(path)]));
  const around = wanted.focus ? [repositoryOf(cwd)] : wanted.names.length === 0 ? ["."] : [];
  const names = [...around, ...wanted.names, ...former];
  const before = await gather({ ...wanted, names, focus: false, parameters: lint.parameters }, cwd, { files, parsed: gathered.files });
  const areSame = isSame(gathered, before) && lint === head.lint;
  const { report: now, handlerTexts } = await judge(head, areSame ? undefined : { gathered: before, lint });
  const isUnchanged = areSame && [...handlerTexts].every(([file, text]) => handlerText(file) === text);
  const then = isUnchanged ? now : (await judge({ gathered: before, lint, handlerText })).report;
  const { caused } = await import("./base/caused.js");
  const remarks = unknownToGit(request.names, opened.base, cwd);
  return caused({ report: now, files: gathered.files }, { report: then, files: before.files }, { base: name, commit, remarks, formerly });
}

/** The values of parameters may be part of the change; what they were is of no use where it cannot be read. */
async function lintBefore({ request, lint, lintWith }: Head, textOf: (absolute: string) => string | undefined): Promise<Settings["lint"]> {
  if (request.parameterFiles.length === 0) return lint;
  try {
    return await lintWith(textOf);
  } catch (error) {
    if (error instanceof UsageError) return lint;
    throw error;
  }
}

/** Whether nothing that is judged has changed. */
function isSame(now: Gathered, before: Gathered): boolean {
  const told = ({ missing, stackNames, unreadable }: Gathered): string => JSON.stringify([missing, stackNames, unreadable]);
  const isKnown = new Set(now.files);
  return now.files.length === before.files.length && before.files.every((file) => isKnown.has(file)) && told(now) === told(before);
}
