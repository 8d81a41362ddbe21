import { ConflictError } from '@/server/core/errors';

/** Somebody else repeated the event since it was seen. */
export const repeatedMeanwhile = () =>
  new ConflictError('remedy.stale', 'The event was repeated meanwhile. Look again.');
