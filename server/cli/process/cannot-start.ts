/** A reason not to start, printed as one sentence without a stack. */
export class CannotStart extends Error {
  override name = 'CannotStart';
}

/** The message of any error; a refused connection to several addresses has none, so its parts are used. */
export function wordsOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(wordsOf).join('; ');
  return error instanceof Error ? error.message || error.name : String(error);
}
