import { expect, test } from 'vitest';
import { getStageFigures } from '@/server/operations/overview/get-stage-figures';
import { listRuns } from '@/server/operations/overview/list-runs';
import { appendEntry } from '@/server/process/timeline/append-entry';
import { createPurchase } from '@/server/purchases/create-purchase';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aPaidPurchase, eventIdOf } from '@/tests/support/school/school';

const { db } = await openTestDatabase();

const now = new Date();
const minutesAgo = (n: number) => new Date(now.getTime() - n * 60_000);
const as = (at: Date, runId: string, attempt = 0) => ({
  db,
  now: at,
  actor: { kind: 'system', job: 'create-purchase', runId, attempt } as const,
});

async function fail(purchaseId: string, at: Date, kind: 'function.failed' | 'function.attempt-failed') {
  const told = { functionId: 'create-purchase', eventId: 'e', error: 'no room', maxAttempts: 4 };
  const entry = { kind, data: { ...told, nextAttemptAt: now.toISOString() } };
  await db.$transaction((tx) => appendEntry(tx, as(at, 'run-failed', 1), purchaseId, entry));
}

async function finish(purchaseId: string, at: Date, runId: string) {
  const eventId = await eventIdOf(db, purchaseId, 'purchase/confirmed');
  await createPurchase(as(at, runId), { purchaseId, eventId });
}

test('each stage counts its last hour and names the purchase that waits longest; runs come newest first', async () => {
  const early = await aPaidPurchase(db, { now: minutesAgo(200) });
  await finish(early.id, minutesAgo(190), 'run-early');
  const recent = await aPaidPurchase(db, { now: minutesAgo(30) });
  await finish(recent.id, minutesAgo(20), 'run-recent');
  const waits = await aPaidPurchase(db, { now: minutesAgo(10) });
  const waitsLess = await aPaidPurchase(db, { now: minutesAgo(5) });
  await fail(waits.id, minutesAgo(90), 'function.attempt-failed');
  await fail(waits.id, minutesAgo(9), 'function.attempt-failed');
  await fail(waitsLess.id, minutesAgo(4), 'function.failed');
  // A deadline that was moved does not change since when it waits.
  await db.purchase.update({ where: { id: waits.id }, data: { stageDueAt: minutesAgo(50) } });

  const [, create, allocate, schedule] = await getStageFigures({ db, now });
  expect(create).toMatchObject({
    consumer: 'create-purchase',
    done: 1,
    lastAt: minutesAgo(20),
    failed: 2,
    waiting: 2,
    oldest: { number: waits.number, since: minutesAgo(10) },
  });
  expect(allocate).toMatchObject({ done: 0, lastAt: null, failed: 0, waiting: 2 });
  expect(allocate?.oldest).toEqual({ number: early.number, since: minutesAgo(190) });
  expect(schedule).toMatchObject({ waiting: 0, oldest: null });

  expect(
    (await listRuns({ db })).map((run) => [
      run.purchaseNumber,
      run.runId,
      run.error ?? run.result,
      run.isTriedAgain,
    ]),
  ).toEqual([
    [waitsLess.number, 'run-failed', 'no room', false],
    [waits.number, 'run-failed', 'no room', true],
    [recent.number, 'run-recent', 'Enrollment', false],
    [waits.number, 'run-failed', 'no room', true],
    [early.number, 'run-early', 'Enrollment', false],
  ]);
});
