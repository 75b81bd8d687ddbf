import type { Changes } from "../repository.js";

/** A pull request, and what exactly is to be said of it. */
export interface PullRequest {
  readonly title: string;
  /** The files of the branch `main` where the pull request begins. */
  readonly main: Changes;
  /** The commits of the pull request. */
  readonly commits: readonly Changes[];
  /** What is committed on `main` meanwhile. */
  readonly meanwhile?: Changes;
  /** That is merged into the pull request. */
  readonly merges?: boolean;
  /** What is changed, and not told to git. */
  readonly uncommitted?: Changes;
  /** Behind `--base main`. */
  readonly argv?: readonly string[];
  /** A line for each finding: `FILE:LINE SEVERITY RULE SUBJECT`, then ` when CONDITION`. */
  readonly found: readonly string[];
  /** Default 0. */
  readonly fixed?: number;
  /** How many are no worse than before. Default 0. */
  readonly unchanged?: number;
  /** How many questions are open that were not before; by default nobody looks. */
  readonly undecided?: number;
  /** Default: 1 where an error is found, else 0. */
  readonly code?: number;
  /** What stands on stderr. Default nothing. */
  readonly stderr?: RegExp;
  /** What a message says, of the first finding. */
  readonly message?: RegExp;
}
