/** A mistake in what was asked: told in one message, exit code 1. */
export class UsageError extends Error {
  public override readonly name = "UsageError";
}
