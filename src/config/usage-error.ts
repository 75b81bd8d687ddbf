/** The job cannot be done as it was asked for. Its message is a sentence for the user, who can change that. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
