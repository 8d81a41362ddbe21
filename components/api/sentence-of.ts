import { isApiError } from './is-api-error';

/** What to tell a person about a call that failed: the server's own sentence, or that it was not reached. */
export function sentenceOf(error: unknown): string {
  return isApiError(error) && error.data ? error.message : 'Caravan could not be reached. Try again.';
}
