import { z } from 'zod';
import { isId } from '../text/is-id';

/** The id of something stored. A malformed one is refused as one that nothing has: see `isUnknownId`. */
export const id = z
  .string()
  .refine(isId, { error: 'There is nothing with this id.', params: { unknownId: true } });
