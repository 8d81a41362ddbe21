import { z } from 'zod';
import { isReference } from '../text/is-reference';
import { unknownId } from './id';

/** A name of something that is no id of ours, e.g. a slug. A malformed one is refused as one that nothing has. */
export const reference = z.string().refine(isReference, unknownId);
