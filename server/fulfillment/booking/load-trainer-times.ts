import { z } from 'zod';
import type { Tx } from '@/server/core/db';
import { queryRows } from '@/server/core/query-rows';
import type { TrainerTimes } from '@/server/scheduling/calendar/trainer-calendar';

/** Milliseconds since 1970. */
const spans = z.array(z.tuple([z.number(), z.number()]));

const trainerTimes = z.object({
  id: z.string(),
  zone: z.string(),
  bufferMinutes: z.number(),
  maxWeeklyMinutes: z.number().nullable(),
  /** Weekday, start minute, end minute. */
  availability: z.array(z.tuple([z.number(), z.number(), z.number()])),
  timeOff: spans,
  busy: spans,
});

/**
 * When these trainers can hold sessions from `now` on: weekly windows, time off and what is booked, with the days before
 * that belong to the present week. One query, however many trainers; each is read on their own indexes.
 */
export async function loadTrainerTimes(
  db: Tx,
  trainerIds: string[],
  now: Date,
): Promise<Map<string, TrainerTimes>> {
  if (trainerIds.length === 0) return new Map();
  const since = new Date(now.getTime() - 8 * 86_400_000);
  const rows = await queryRows(db, trainerTimes)`
    SELECT t.id, t.zone, t."bufferMinutes", t."maxWeeklyMinutes",
      coalesce((SELECT json_agg(json_build_array(a.weekday, a."startMinute", a."endMinute"))
        FROM "TrainerAvailability" a WHERE a."trainerId" = t.id), '[]') AS availability,
      coalesce((SELECT json_agg(json_build_array(extract(epoch FROM o."startsAt") * 1000, extract(epoch FROM o."endsAt") * 1000))
        FROM "TrainerTimeOff" o WHERE o."trainerId" = t.id AND o."endsAt" > ${now}), '[]') AS "timeOff",
      coalesce((SELECT json_agg(json_build_array(extract(epoch FROM s."startsAt") * 1000, extract(epoch FROM s."endsAt") * 1000))
        FROM "TrainingSession" s
        WHERE s."trainerId" = t.id AND s.status <> 'CANCELLED' AND s."startsAt" > ${since}), '[]') AS busy
    FROM "Trainer" t WHERE t.id = ANY (${trainerIds})`;
  const toSpans = (pairs: z.infer<typeof spans>) =>
    pairs.map(([startsAt, endsAt]) => ({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) }));
  return new Map(
    rows.map(({ id, availability, timeOff, busy, ...trainer }) => [
      id,
      {
        ...trainer,
        availability: availability.map(([weekday, startMinute, endMinute]) => ({
          weekday,
          startMinute,
          endMinute,
        })),
        timeOff: toSpans(timeOff),
        busy: toSpans(busy),
      },
    ]),
  );
}
