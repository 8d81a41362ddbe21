import { z } from 'zod';
import { isId } from '../text/is-id';

/** How a name that nothing can have is refused: see `isUnknownId`. */
export const unknownId = { error: 'There is nothing with this id.', params: { unknownId: true } };

/** The id of something stored. A malformed one is refused as one that nothing has. */
export const id = z.string().refine(isId, unknownId);
