import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { queryRows } from '@/server/core/query-rows';
import { localDay } from '@/server/scheduling/calendar/local-day';

const dated = z.object({
  trainerId: z.string(),
  zone: z.string(),
  startsAt: z.date(),
  trainerDay: z.date().nullable(),
});

/**
 * The stored local days of sessions to come that are not what Node's zone data say now: after Node was upgraded, or
 * written in plain SQL. One row for each trainer, zone and instant.
 */
export async function findWrongDays({ db, now }: Pick<Context, 'db' | 'now'>) {
  const rows = await queryRows(db, dated)`
    SELECT DISTINCT s."trainerId", t.zone, s."startsAt", s."trainerDay"
    FROM "TrainingSession" s JOIN "Trainer" t ON t.id = s."trainerId"
    WHERE s.status <> 'CANCELLED' AND s."startsAt" > ${now}`;
  return rows.flatMap(({ trainerId, zone, startsAt, trainerDay }) => {
    const day = localDay(zone, startsAt);
    if (trainerDay?.getTime() === day.getTime()) return [];
    return [{ trainerId, zone, startsAt, stored: dayWords(trainerDay), actual: dayWords(day) }];
  });
}

const dayWords = (day: Date | null) => day?.toISOString().slice(0, 10) ?? 'no day';
