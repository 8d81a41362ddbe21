import { z } from 'zod';
import { readZone } from './read-zone';

/** An IANA time zone, in its usual letter case. */
export const zone = z
  .string()
  .max(64, 'Choose a time zone from the list.')
  .refine((text) => readZone(text) !== null, { error: 'Choose a time zone from the list.', abort: true })
  .overwrite((text) => readZone(text) ?? text);
