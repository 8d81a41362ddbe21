import { isApiError } from './is-api-error';

/** The message for a failed call: the server's own, or that it could not be reached. */
export function sentenceOf(error: unknown): string {
  return isApiError(error) && error.data ? error.message : 'Caravan could not be reached. Try again.';
}
