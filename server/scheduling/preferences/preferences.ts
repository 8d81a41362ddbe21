import { z } from 'zod';
import { localDate } from '@/server/core/time/local-date';
import { zone } from '@/server/core/time/zone';

/** One preferred weekly time: ISO weekday (1 Monday to 7 Sunday) and minutes after local midnight, e.g. 18:00 is 1080. */
export const preferredTimeSchema = z.object({
  weekday: z.number().int().min(1).max(7),
  minute: z.number().int().min(0).max(1439),
});

/** When a student wants to learn: wall times in their own IANA zone, from a local date on (YYYY-MM-DD). */
export const preferencesSchema = z.object({
  zone,
  startDate: localDate,
  preferredTimes: z.array(preferredTimeSchema).min(2, 'Choose at least two weekly times.').max(14),
});

export type PreferredTime = z.infer<typeof preferredTimeSchema>;
export type Preferences = z.infer<typeof preferencesSchema>;

/** Reads the `preferences` column of a purchase. Throws when the stored value is not what checkout writes. */
export function parsePreferences(stored: unknown): Preferences {
  return preferencesSchema.parse(stored);
}
