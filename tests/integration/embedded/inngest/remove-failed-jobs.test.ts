import { expect, test } from 'vitest';
import { removeOld } from '@/server/embedded/inngest/engine/remove-old';
import { migrateJobs } from '@/server/embedded/inngest/engine/run-jobs';
import { migrate } from '@/server/embedded/inngest/store/migrate';
import { createPool } from '@/server/postgres/create-pool';
import { createTestDatabase } from '@/tests/support/database/database';

test('jobs that were given up go after 30 days; what waits, is tried again, is locked or failed lately stays', async () => {
  const database = await createTestDatabase();
  const db = createPool(database.url);
  await migrateJobs(db, () => undefined);
  await migrate(db);
  await db.query('alter table inngest_jobs._private_jobs disable trigger user');
  const job = async (key: string, days: number, more: string) => {
    await db.query(`select inngest_jobs.add_job('call', '{}', job_key => $1, max_attempts => 3)`, [key]);
    await db.query(
      `update inngest_jobs._private_jobs set updated_at = now() - make_interval(days => $2), ${more} where key = $1`,
      [key, days],
    );
  };
  await job('given up', 31, 'attempts = 3');
  await job('given up lately', 29, 'attempts = 3');
  await job('tried again', 31, 'attempts = 2');
  await job('waits', 99, 'attempts = 0');
  await job('at work', 31, "attempts = 3, locked_at = now(), locked_by = 'w'");

  expect(await removeOld(db)).toBe(1);
  const { rows } = await db.query('select key from inngest_jobs._private_jobs order by 1');
  expect(rows.map(({ key }) => key)).toEqual(['at work', 'given up lately', 'tried again', 'waits']);
  await db.end();
  await database.drop();
});
