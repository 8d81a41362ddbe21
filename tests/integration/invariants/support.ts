import { randomUUID } from 'node:crypto';
import type { Db, Tx } from '@/server/core/db';
import { aCourse, aCreatedPurchase, aTrainer } from '@/tests/support/school/school';
import { until } from '@/tests/support/until';

/** Series written with plain SQL, past every verb: what only the database can refuse. */

export type Series = {
  purchase: { id: string; studentId: string };
  course: Awaited<ReturnType<typeof aCourse>>;
  trainerId: string;
  allocationId: string;
};

export async function aSeries(db: Db, options: { trainerId?: string; overrides?: string[] } = {}) {
  const course = await aCourse(db);
  const purchase = await aCreatedPurchase(db, { course });
  const trainerId = options.trainerId ?? (await aTrainer(db, course.course.skill)).id;
  const series: Series = { purchase, course, trainerId, allocationId: randomUUID() };
  await allocate(db, series, options.overrides);
  return series;
}

export const allocate = (tx: Tx, series: Series, overrides: string[] = []) => tx.$executeRaw`
  INSERT INTO "TrainerAllocation" (id, "purchaseId", "trainerId", explanation, overrides)
  VALUES (${series.allocationId}, ${series.purchase.id}, ${series.trainerId}, '{}', ${overrides})`;

/** Books an hour from `from` (ISO instant) on. Returns the session's id. */
export async function book(
  tx: Tx,
  series: Series,
  from: string,
  { overrides = [] as string[], status = 'SCHEDULED' } = {},
): Promise<string> {
  const id = randomUUID();
  const { purchase, allocationId, trainerId } = series;
  await tx.$executeRaw`
    INSERT INTO "TrainingSession" (id, "purchaseId", "studentId", "allocationId", "trainerId", ordinal, status,
                                   "startsAt", "endsAt", overrides)
    VALUES (${id}, ${purchase.id}, ${purchase.studentId}, ${allocationId}, ${trainerId},
            1 + (SELECT count(*) FROM "TrainingSession" WHERE "purchaseId" = ${purchase.id}),
            ${status}::"TrainingSessionStatus", ${from}::timestamptz, ${from}::timestamptz + interval '1 hour', ${overrides})`;
  return id;
}

export const takeTimeOff = (tx: Tx, trainerId: string, from: string, to: string) => tx.$executeRaw`
  INSERT INTO "TrainerTimeOff" (id, "trainerId", "startsAt", "endsAt")
  VALUES (${randomUUID()}, ${trainerId}, ${from}::timestamptz, ${to}::timestamptz)`;

/** Returns once some connection to this database waits for a lock, or `work` has ended without having to. */
export async function untilSomebodyWaits(db: Db, work: Promise<unknown>): Promise<void> {
  let hasEnded = false;
  void work.then(() => {
    hasEnded = true;
  });
  await until(async () => {
    const [row] = await db.$queryRaw<{ waiting: number }[]>`
      SELECT count(*)::int AS waiting FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    return hasEnded || (row !== undefined && row.waiting > 0);
  });
}
