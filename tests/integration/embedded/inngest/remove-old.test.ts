import { expect, test } from 'vitest';
import { removeOld } from '@/server/embedded/inngest/engine/remove-old';
import { migrateJobs } from '@/server/embedded/inngest/engine/run-jobs';
import { migrate } from '@/server/embedded/inngest/store/migrate';
import { createPool } from '@/server/postgres/create-pool';
import { createTestDatabase } from '@/tests/support/database/database';

test('old events go with their runs; what is under way, failed lately or is new stays; twice at once is harmless', async () => {
  const database = await createTestDatabase();
  const db = createPool(database.url);
  await migrateJobs(db, () => undefined);
  await migrate(db);
  const event = (id: string, days: number) =>
    db.query(
      `insert into inngest.event (id, name, body, received_at) values ($1, 'x', '{}', now() - make_interval(days => $2))`,
      [id, days],
    );
  const run = (eventId: string, status: string, endedDaysAgo: number | null) =>
    db.query(
      `insert into inngest.run (id, fn_slug, fn_id, event_id, status, ended_at)
       values ($1 || $2, 'fn', gen_random_uuid(), $1, $2, now() - make_interval(days => $3))`,
      [eventId, status, endedDaysAgo],
    );
  await event('old without runs', 31);
  await event('old and completed', 99);
  await run('old and completed', 'Completed', 31);
  await event('old and failed', 99);
  await run('old and failed', 'Failed', 91);
  await event('new', 29);
  await event('new end', 99);
  await run('new end', 'Completed', 29);
  await event('new failure', 99);
  await run('new failure', 'Failed', 89);
  await event('new: one of two runs', 99);
  await run('new: one of two runs', 'Completed', 60);
  await run('new: one of two runs', 'Running', null);
  await db.query(
    `insert into inngest.step (run_id, id, memo) values ('old and completedCompleted', 's', '{}'), ('new endCompleted', 's', '{}')`,
  );
  await db.query(
    `insert into inngest.seen (key, expires_at) values ('old', now() - interval '1 s'), ('new', now() + interval '1 h')`,
  );

  const removed = await Promise.all([removeOld(db), removeOld(db)]);
  expect(removed[0] + removed[1]).toBe(4);
  const idsOf = async (table: string, column = 'id') =>
    (await db.query(`select ${column} as id from inngest.${table} order by 1`)).rows.map(({ id }) => id);
  expect(await idsOf('event')).toEqual(['new', 'new end', 'new failure', 'new: one of two runs']);
  expect(await idsOf('run')).toHaveLength(4);
  expect(await idsOf('step', 'run_id')).toEqual(['new endCompleted']);
  expect(await idsOf('seen', 'key')).toEqual(['new']);
  await db.end();
  await database.drop();
});
