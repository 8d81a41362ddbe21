import { expect, test } from 'vitest';
import type { Tx } from '@/server/core/db';
import { newId } from '@/server/core/ids/new-id';
import { closeIncidents } from '@/server/operations/incidents/close-incidents';
import { markBroken } from '@/server/operations/integrity/mark-broken';
import { setBookedDeadlines } from '@/server/purchases/set-booked-deadlines';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aScheduledPurchase } from '@/tests/support/school/scheduled';
import { aCourse, aTrainer, testContext } from '@/tests/support/school/school';

const { db } = await openTestDatabase();
const ctx = () => testContext(db);

/** Two booked purchases of which nobody was told for two minutes: the sweep makes both late. */
async function twoBooked() {
  const course = await aCourse(db);
  await aTrainer(db, course.course.skill);
  const ids = [
    (await aScheduledPurchase(db, { course })).id,
    (await aScheduledPurchase(db, { course })).id,
  ] as const;
  await db.$executeRaw`UPDATE "Purchase" SET "bookedAt" = now() - interval '2 minutes' WHERE id = ANY (${[...ids]})`;
  return ids;
}

const isWaiting = async () => {
  const [{ count } = { count: 0 }] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return count > 0;
};

/** Locks the first row, lets `sweep` run until it is done or waits, then locks the second, as any other transaction may. */
async function between(
  lock: (tx: Tx, id: string) => Promise<unknown>,
  ids: readonly string[],
  sweep: () => Promise<unknown>,
) {
  const [first = '', second = ''] = ids;
  let isDone = false;
  let sweeping: Promise<unknown> = Promise.resolve();
  await db.$transaction(
    async (tx) => {
      await lock(tx, first);
      sweeping = sweep().finally(() => {
        isDone = true;
      });
      sweeping.catch(() => {});
      while (!isDone && !(await isWaiting())) await new Promise(setImmediate);
      await lock(tx, second);
    },
    { timeout: 60_000 },
  );
  await sweeping;
}

const lockPurchase = (tx: Tx, id: string) =>
  tx.$queryRaw`SELECT id FROM "Purchase" WHERE id = ${id} FOR NO KEY UPDATE`;

test.each(['in order', 'in the opposite order'])(
  'the clock of what is booked and a transaction that locks two purchases %s do not wait for each other',
  async (order) => {
    const ids = await twoBooked();
    const locked = order === 'in order' ? ids : ids.toReversed();
    await between(lockPurchase, locked, () => setBookedDeadlines(db, ctx()));
    await setBookedDeadlines(db, ctx());
    const due = { id: { in: [...ids] }, stageDueAt: { not: null } };
    expect(await db.purchase.count({ where: due })).toBe(2);

    await db.$executeRaw`UPDATE "Purchase" SET "bookedAt" = now() WHERE id = ANY (${[...ids]})`;
    await between(lockPurchase, locked, () => setBookedDeadlines(db, ctx()));
    await setBookedDeadlines(db, ctx());
    expect(await db.purchase.count({ where: due })).toBe(0);
  },
);

test.each(['in order', 'in the opposite order'])(
  'what the integrity check finds broken is marked without a deadlock, with two locked %s',
  async (order) => {
    const ids = await twoBooked();
    await db.$transaction([
      db.$executeRaw`SET LOCAL session_replication_role = replica`,
      db.$executeRaw`DELETE FROM "Enrollment" WHERE "purchaseId" = ANY (${[...ids]})`,
    ]);
    await between(lockPurchase, order === 'in order' ? ids : ids.toReversed(), () => markBroken(ctx()));
    await markBroken(ctx());
    expect(await db.purchase.count({ where: { id: { in: [...ids] }, stageDueAt: { not: null } } })).toBe(2);
  },
);

test.each(['in order', 'in the opposite order'])(
  'incidents are closed without a deadlock while somebody writes two members %s',
  async (order) => {
    const ids = await twoBooked();
    const incidentId = newId();
    const times = { openedAt: new Date(), lastSeenAt: new Date() };
    await db.incident.create({ data: { id: incidentId, cause: newId(), stage: 'notify', ...times } });
    await db.incidentMember.createMany({
      data: ids.map((purchaseId) => ({
        ...{ incidentId, purchaseId, stopId: purchaseId, headline: 'a test' },
        ...{ since: new Date(), seenAt: new Date() },
      })),
    });
    const lock = (tx: Tx, purchaseId: string) =>
      tx.incidentMember.updateMany({ where: { incidentId, purchaseId }, data: { seenAt: new Date() } });
    await between(lock, order === 'in order' ? ids : ids.toReversed(), () => closeIncidents(ctx()));
    await closeIncidents(ctx());
    expect((await db.incident.findUniqueOrThrow({ where: { id: incidentId } })).closedAt).not.toBeNull();
  },
);
