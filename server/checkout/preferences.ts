import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

const isZone = (zone: string) => {
  try {
    Temporal.Now.instant().toZonedDateTimeISO(zone);
    return /^[A-Za-z]/.test(zone);
  } catch {
    return false;
  }
};

/** One weekly wish: ISO weekday (1 Monday to 7 Sunday) and minutes after local midnight, e.g. 18:00 is 1080. */
export const wishSchema = z.object({
  weekday: z.number().int().min(1).max(7),
  minute: z.number().int().min(0).max(1439),
});

/** When a student wishes to learn: wall times in their own IANA zone, from a local date on (YYYY-MM-DD). */
export const preferencesSchema = z.object({
  zone: z.string().refine(isZone, 'Choose a time zone from the list.'),
  startDate: z.iso.date(),
  wishes: z.array(wishSchema).min(2, 'Choose at least two weekly times.').max(14),
});

export type Wish = z.infer<typeof wishSchema>;
export type Preferences = z.infer<typeof preferencesSchema>;

/** Reads the `preferences` column of a purchase. Throws when the stored value is not what checkout writes. */
export function parsePreferences(stored: unknown): Preferences {
  return preferencesSchema.parse(stored);
}
