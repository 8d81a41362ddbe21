import { z } from 'zod';
import type { Tx } from '@/server/core/db';
import { queryRows } from '@/server/core/query-rows';
import { localDay } from '@/server/scheduling/calendar/local-day';
import { lockTrainer } from '../trainers/lock-trainer';

/** Weeks that still count may have begun before now; further back nothing is booked. */
const lookBackMs = 8 * 86_400_000;

const dated = z.object({
  id: z.string(),
  zone: z.string(),
  startsAt: z.date(),
  trainerDay: z.date().nullable(),
});

/**
 * Stores the local days of a trainer's sessions again, as Node's zone data have them now, under the trainer's lock: after
 * their zone has changed, and after Node came with other zone data. Returns how many were different.
 */
export async function storeLocalDays(tx: Tx, input: { trainerId: string; now: Date }): Promise<number> {
  const { trainerId, now } = input;
  await lockTrainer(tx, trainerId);
  const since = new Date(now.getTime() - lookBackMs);
  const rows = await queryRows(tx, dated)`
    SELECT s.id, t.zone, s."startsAt", s."trainerDay"
    FROM "TrainingSession" s JOIN "Trainer" t ON t.id = s."trainerId"
    WHERE s."trainerId" = ${trainerId} AND s.status <> 'CANCELLED' AND s."startsAt" > ${since}`;
  const changed = rows
    .map((row) => ({ ...row, day: localDay(row.zone, row.startsAt) }))
    .filter(({ trainerDay, day }) => trainerDay?.getTime() !== day.getTime());
  if (changed.length === 0) return 0;
  // What is being cancelled or held at this moment is locked, and its day counts for nothing any more.
  return tx.$executeRaw`
    UPDATE "TrainingSession" s SET "trainerDay" = found.day
    FROM (SELECT s.id, m.day FROM "TrainingSession" s
      JOIN unnest(${changed.map(({ id }) => id)}::uuid[], ${changed.map(({ day }) => day)}::date[]) AS m (id, day)
        ON m.id = s.id
      FOR NO KEY UPDATE OF s SKIP LOCKED) found
    WHERE s.id = found.id`;
}
