import type { Trouble } from "../report.js";

/** The job cannot be done as it was asked for. Its message is a sentence for the user, who can change that. */
export class UsageError extends Error {
  override readonly name: string = "UsageError";
}

/** The same for what stands in a file that steers the run; its message has a line for each mistake. */
export class MistakenFile extends UsageError {
  override readonly name = "MistakenFile";
  readonly mistakes: readonly Trouble[];

  constructor(mistakes: readonly Trouble[]) {
    super(mistakes.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`).join("\n"));
    this.mistakes = mistakes;
  }
}
