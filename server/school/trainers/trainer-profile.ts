import { z } from 'zod';
import { ValidationError } from '@/server/core/errors';
import { email } from '@/server/core/text/email';
import { languageTag } from '@/server/core/text/language-tag';
import { line } from '@/server/core/text/line';
import { optionalProse } from '@/server/core/text/prose';
import { readZone } from '@/server/core/time/read-zone';
import { meetingUrl } from './meeting-url';

/** What staff write about a trainer. Limits: students at once, minutes between two sessions, minutes in one ISO week. */
export const trainerProfile = z.object({
  name: line(80),
  email,
  headline: line(120),
  bio: optionalProse(2_000),
  /** Spelled as usual; whether there is such a zone is for `requireZone` to say. */
  zone: line(64).overwrite((text) => readZone(text) ?? text),
  languages: z.array(languageTag).min(1, 'Choose a language.').max(12),
  /** Null: the school's rooms. */
  meetingUrl: meetingUrl.nullable(),
  maxStudents: z.number().int().min(0).max(500),
  bufferMinutes: z.number().int().min(0).max(240),
  /** Null: no limit. */
  maxWeeklyMinutes: z.number().int().min(0).max(10_080).nullable(),
});

export type TrainerProfile = z.infer<typeof trainerProfile>;

/** Throws ValidationError `trainer.zone-unknown` unless `zone` is an IANA zone that this server knows. */
export function requireZone(zone: string): void {
  if (readZone(zone) !== null) return;
  throw new ValidationError(
    'trainer.zone-unknown',
    `There is no time zone ${zone}. Choose one from the list.`,
  );
}
