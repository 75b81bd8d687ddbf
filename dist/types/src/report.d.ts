import type { Graph } from "./graph.js";
/**
 * What a run found. The only thing that `settle` hands to the reporters: they know this and nothing else.
 */
export interface Report {
    readonly tool: {
        readonly name: string;
        readonly version: string;
    };
    /** Sorted by file, line and rule. */
    readonly findings: readonly Finding[];
    readonly undecided: readonly Undecided[];
    readonly suppressed: readonly Excused[];
    readonly baselined: readonly Excused[];
    /** Files that were not judged; each makes the exit code 2. */
    readonly unreadable: readonly Trouble[];
    /** Files with a mistake that the parser got over; they were judged. */
    readonly recovered: readonly Trouble[];
    /** Files that become templates only when another program has filled them in; they were not judged, which is no failure. */
    readonly notJudged: readonly Trouble[];
    /** Sentences: what was asked for and met nothing, such as a value for a parameter that no template declares. */
    readonly unheeded: readonly string[];
    /** Suppressions and baseline entries that match nothing any more. */
    readonly stale: readonly Stale[];
    /** What is declared beside the templates, such as in `stream-lint.yaml`, and means nothing in them. */
    readonly unmatched: readonly Unmatched[];
    /** Rules that threw: our bug, named as such. Each makes the exit code 2. */
    readonly broken: readonly BrokenRule[];
    /** Left out where the run was not compared with anything: `findings` are all there are then. */
    readonly compared?: Comparison;
    /** Streams and their readers, worked out when somebody wants to see them. */
    readonly graph: () => Graph;
    readonly summary: Summary;
}
/** What the run was compared with: `findings` are then what the change since causes. */
export interface Comparison {
    /** What was asked for, such as a branch. */
    readonly base: string;
    /** The commit that it came to; undefined where there is none, and everything is reported. */
    readonly commit: string | undefined;
    /** Number of findings of the base that are gone. */
    readonly fixed: number;
    /** Number of findings that were there before and are no worse. */
    readonly unchanged: number;
    /** Sentences: what could not be compared. */
    readonly remarks: readonly string[];
}
export type Severity = "error" | "warning" | "note";
/** From worst to mildest. */
export declare const severities: readonly Severity[];
export interface Finding {
    readonly rule: string;
    readonly severity: Severity;
    /** `conditional`: the defect exists in some deployments only, `when` says in which. */
    readonly confidence: "certain" | "conditional";
    readonly when: string | null;
    /** What a user would search for: a logical id, `Function.Event`, a Terraform address. */
    readonly subject: string;
    readonly message: string;
    /** Starts with a verb; may hold lines to paste, each indented by two blanks or more, in the dialect of the file. */
    readonly help: string;
    readonly helpUrl: string;
    readonly file: string;
    /** Lines and columns count from 1; the end column is the one behind the last character. */
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
    readonly path: readonly (string | number)[];
    /** Ids that the subject, and the one stream that it has to do with, have in the graph; the latter is undefined where nobody knows it. */
    readonly about: {
        readonly id: string;
        readonly stream: string | undefined;
    };
    /** Where the subject is declared, which may be another place than the one where the finding stands. */
    readonly subjectAt: {
        readonly file: string;
        readonly path: readonly (string | number)[];
    };
    readonly related: readonly Related[];
    /** Stable when lines move: made of rule, file and subject. */
    readonly fingerprint: string;
    /** The guilty line and its neighbours as they stand in the file. */
    readonly excerpt: Excerpt;
}
export interface Related {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly message: string;
}
export interface Excerpt {
    /** Number of the first of `lines`. */
    readonly firstLine: number;
    readonly lines: readonly string[];
}
export interface Undecided {
    readonly rule: string;
    readonly subject: string;
    readonly file: string;
    readonly line: number;
    /** Clauses such as "parameter X has no default". */
    readonly because: readonly string[];
}
/** A finding that somebody accepted, and why. */
export interface Excused extends Finding {
    readonly reason: string;
}
export interface Trouble {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    /** A sentence: what is wrong and what would be right. */
    readonly message: string;
}
export interface Stale {
    readonly kind: "suppression" | "baseline";
    readonly rule: string;
    readonly file: string;
    readonly line: number;
    readonly message: string;
}
export interface Unmatched {
    /** The setting that it stands below. */
    readonly setting: "externalConsumers" | "idempotent" | "sources";
    /** The key below the setting. */
    readonly name: string;
    readonly message: string;
}
export interface BrokenRule {
    readonly rule: string;
    readonly subject: string;
    readonly file: string;
    readonly message: string;
}
export interface Summary {
    /** Files looked at, whatever they hold. */
    readonly files: number;
    /** Files that turned out to be templates and could be read. */
    readonly templates: number;
    readonly streams: number;
    readonly consumers: number;
    readonly errors: number;
    readonly warnings: number;
    readonly notes: number;
    readonly undecided: number;
    readonly suppressed: number;
    readonly baselined: number;
    /** Findings of the base that are gone, and those that are no worse; left out where the run was compared with nothing. */
    readonly fixed?: number;
    readonly unchanged?: number;
}
