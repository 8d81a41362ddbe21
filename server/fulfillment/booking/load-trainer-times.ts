import type { Tx } from '@/server/core/db';
import type { TrainerTimes } from '@/server/scheduling/calendar/trainer-calendar';

type Row = {
  id: string;
  zone: string;
  bufferMinutes: number;
  maxWeeklyMinutes: number | null;
  availability: [weekday: number, startMinute: number, endMinute: number][];
  timeOff: [startsAt: number, endsAt: number][];
  busy: [startsAt: number, endsAt: number][];
};

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
  const rows = await db.$queryRaw<Row[]>`
    SELECT t.id, t.zone, t."bufferMinutes", t."maxWeeklyMinutes",
      coalesce((SELECT json_agg(json_build_array(a.weekday, a."startMinute", a."endMinute"))
        FROM "TrainerAvailability" a WHERE a."trainerId" = t.id), '[]') AS availability,
      coalesce((SELECT json_agg(json_build_array(extract(epoch FROM o."startsAt") * 1000, extract(epoch FROM o."endsAt") * 1000))
        FROM "TrainerTimeOff" o WHERE o."trainerId" = t.id AND o."endsAt" > ${now}), '[]') AS "timeOff",
      coalesce((SELECT json_agg(json_build_array(extract(epoch FROM s."startsAt") * 1000, extract(epoch FROM s."endsAt") * 1000))
        FROM "TrainingSession" s
        WHERE s."trainerId" = t.id AND s.status <> 'CANCELLED' AND s."startsAt" > ${since}), '[]') AS busy
    FROM "Trainer" t WHERE t.id = ANY (${trainerIds})`;
  const spans = (pairs: [number, number][]) =>
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
        timeOff: spans(timeOff),
        busy: spans(busy),
      },
    ]),
  );
}
