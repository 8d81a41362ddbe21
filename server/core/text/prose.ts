import { z } from 'zod';
import { cleanProse, isProse } from './clean-prose';
import { isVisible } from './is-visible';

/** Required text of several lines, at most `most` characters: a note, a description. */
export function prose(most: number, empty = 'Please fill this in.') {
  return optionalProse(most).refine(isVisible, { error: empty, abort: true });
}

/** Text of several lines that may be empty. */
export function optionalProse(most: number) {
  return z
    .string()
    .overwrite(cleanProse)
    .max(most, `Use at most ${most} characters.`)
    .refine(isProse, { error: 'This text has characters that cannot be stored. Type it again.', abort: true })
    .overwrite((text) => (isVisible(text) ? text : ''));
}
