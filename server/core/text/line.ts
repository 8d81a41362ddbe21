import { z } from 'zod';
import { cleanLine, isLine } from './clean-line';
import { isVisible } from './is-visible';

type Words = { empty?: string; long?: string };

/** Required text of one line, at most `most` characters: a name, a title, a reason for a list. */
export function line(most: number, { empty = 'Please fill this in.', long }: Words = {}) {
  return optionalLine(most, long).refine(isVisible, { error: empty, abort: true });
}

/** Text of one line that may be empty. */
export function optionalLine(most: number, long = `Use at most ${most} characters.`) {
  return z
    .string()
    .overwrite(cleanLine)
    .max(most, long)
    .refine(isLine, { error: 'Write this on one line, without control characters.', abort: true })
    .overwrite((text) => (isVisible(text) ? text : ''));
}
