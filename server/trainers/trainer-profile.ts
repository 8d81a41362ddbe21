import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { ValidationError } from '@/server/errors';

const line = (most: number) => z.string().trim().min(1, 'Please fill this in.').max(most);

/** What staff write about a trainer. Limits: students at once, minutes between two sessions, minutes in one ISO week. */
export const trainerProfile = z.object({
  name: line(80),
  email: z.email('This e-mail address is not complete.').trim().toLowerCase().max(200),
  headline: line(120),
  bio: z.string().trim().max(2_000),
  zone: line(64),
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/))
    .min(1, 'Choose a language.')
    .max(12),
  maxStudents: z.number().int().min(0).max(500),
  bufferMinutes: z.number().int().min(0).max(240),
  /** Null: no limit. */
  maxWeeklyMinutes: z.number().int().min(0).max(10_080).nullable(),
});

export type TrainerProfile = z.infer<typeof trainerProfile>;

/** Throws ValidationError `trainer.zone-unknown` unless `zone` is an IANA zone that this server knows. */
export function requireZone(zone: string): void {
  try {
    if (!/^[A-Za-z]/.test(zone)) throw new RangeError(zone);
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
  } catch (cause) {
    const message = `There is no time zone ${zone}. Choose one from the list.`;
    throw new ValidationError('trainer.zone-unknown', message, { cause });
  }
}
