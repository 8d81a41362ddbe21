import { z } from 'zod';
import { cut } from '../text/cut';
import { toLine } from '../text/to-line';

/**
 * What somebody typed or pasted to look for. Nothing is refused: what cannot be searched for is left out, and what is
 * longer than 200 characters is cut.
 */
export const searchText = z.string().overwrite((typed) => cut(toLine(typed).trim().normalize('NFC'), 200));
