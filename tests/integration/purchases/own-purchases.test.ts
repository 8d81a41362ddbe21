import { expect, test } from 'vitest';
import { allocateTrainer } from '@/server/fulfillment/allocating/allocate-trainer';
import { listMySessions } from '@/server/fulfillment/booking/list-my-sessions';
import { listPastSessions } from '@/server/fulfillment/booking/list-past-sessions';
import { scheduleSessions } from '@/server/fulfillment/booking/schedule-sessions';
import { setZone } from '@/server/people/accounts/set-zone';
import { getMyPurchase } from '@/server/purchases/own/get-my-purchase';
import { listMyPurchases } from '@/server/purchases/own/list-my-purchases';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import {
  aCourse,
  aCreatedPurchase,
  aPaidPurchase,
  aPendingPurchase,
  aStudent,
  aTrainer,
  eventIdOf,
  testContext,
} from '@/tests/support/school/school';
import { asStudent } from '@/tests/support/school/test-shop';

const { db } = await openTestDatabase();

const asOwner = ({ studentId }: { studentId: string }, now?: Date) => asStudent(db, { id: studentId }, now);

async function aScheduledPurchase() {
  const course = await aCourse(db);
  const trainer = await aTrainer(db, course.course.skill);
  const purchase = await aCreatedPurchase(db, { course });
  const created = await eventIdOf(db, purchase.id, 'purchase/created');
  await allocateTrainer(testContext(db), { purchaseId: purchase.id, eventId: created });
  const allocated = await eventIdOf(db, purchase.id, 'trainer/allocated');
  await scheduleSessions(testContext(db), { purchaseId: purchase.id, eventId: allocated });
  return { purchase, trainer };
}

test('somebody else’s purchase does not exist for a student', async () => {
  const { purchase } = await aScheduledPurchase();
  const other = await aStudent(db);
  const ctx = asStudent(db, other);
  await expect(getMyPurchase(ctx, { purchaseId: purchase.id })).rejects.toMatchObject({
    kind: 'NotFound',
  });
  expect(await listMyPurchases(ctx)).toEqual([]);
  expect(await listMySessions(ctx)).toEqual([]);
});

test('a fulfilled purchase shows its trainer, every session and the instant of each stage', async () => {
  const { purchase, trainer } = await aScheduledPurchase();
  const own = { purchaseId: purchase.id };
  const found = await getMyPurchase(asOwner(purchase), own);
  expect(found).toMatchObject({ status: 'SCHEDULED', reached: 'SCHEDULED', isLate: false });
  expect(found.trainer?.name).toBe(trainer.name);
  expect(found.sessions.map(({ ordinal }) => ordinal)).toEqual([1, 2]);
  for (const at of [found.confirmedAt, found.enrolledAt, found.allocatedAt, found.bookedAt]) {
    expect(at).toBeInstanceOf(Date);
  }
  const sessions = await listMySessions(asOwner(purchase));
  expect(sessions.map(({ startsAt }) => startsAt)).toEqual(found.sessions.map(({ startsAt }) => startsAt));
});

test('a purchase that nobody can teach says so, until somebody can', async () => {
  const course = await aCourse(db);
  const purchase = await aCreatedPurchase(db, { course });
  const eventId = await eventIdOf(db, purchase.id, 'purchase/created');
  const own = { purchaseId: purchase.id };
  await allocateTrainer(testContext(db), { purchaseId: purchase.id, eventId });
  expect(await getMyPurchase(asOwner(purchase), own)).toMatchObject({
    status: 'CREATED',
    hasNoTrainerYet: true,
  });

  await aTrainer(db, course.course.skill);
  await allocateTrainer(testContext(db), { purchaseId: purchase.id, eventId });
  expect(await getMyPurchase(asOwner(purchase), own)).toMatchObject({
    status: 'ALLOCATED',
    hasNoTrainerYet: false,
  });
});

test('a purchase is late once its stage was due, and not before', async () => {
  const purchase = await aPaidPurchase(db);
  const own = { purchaseId: purchase.id };
  const { stageDueAt } = await getMyPurchase(asOwner(purchase), own);
  if (!stageDueAt) throw new Error('A paid purchase has a deadline.');
  expect((await getMyPurchase(asOwner(purchase, stageDueAt), own)).isLate).toBe(false);
  const later = new Date(stageDueAt.getTime() + 1);
  expect((await getMyPurchase(asOwner(purchase, later), own)).isLate).toBe(true);
});

test('the list has what waits for payment too', async () => {
  const purchase = await aPendingPurchase(db);
  const [listed] = await listMyPurchases(asOwner(purchase));
  expect(listed).toMatchObject({ id: purchase.id, status: 'PENDING', isLate: false, nextSession: null });
});

test('a session is ahead until it ends, then held, newest first, whether the sweep has been there or not', async () => {
  const { purchase } = await aScheduledPurchase();
  const [first, last] = await listMySessions(asOwner(purchase));
  if (!first || !last) throw new Error('There are no sessions.');
  const ordinalsAt = async (now: Date) => {
    const ctx = asOwner(purchase, now);
    const [ahead, held] = [await listMySessions(ctx), await listPastSessions(ctx)];
    return [ahead, held].map((sessions) => sessions.map(({ ordinal }) => ordinal));
  };
  expect(await ordinalsAt(new Date(first.endsAt.getTime() - 1))).toEqual([[1, 2], []]);
  expect(await ordinalsAt(first.endsAt)).toEqual([[2], [1]]);
  expect(await ordinalsAt(last.endsAt)).toEqual([[], [2, 1]]);
  const other = asStudent(db, await aStudent(db), last.endsAt);
  expect(await listPastSessions(other)).toEqual([]);
});

test('a student who changes the time zone of their profile reads every session in it, and no session moves', async () => {
  const { purchase } = await aScheduledPurchase();
  const ctx = asOwner(purchase);
  const read = async () => {
    const { zone, sessions } = await getMyPurchase(ctx, { purchaseId: purchase.id });
    const [listed] = await listMyPurchases(ctx);
    const [session] = await listMySessions(ctx);
    return { zones: [zone, listed?.zone, session?.zone], at: sessions.map(({ startsAt }) => startsAt) };
  };
  const before = await read();
  await setZone(ctx, { zone: 'America/New_York' });
  const after = await read();
  expect(after.zones).toEqual(Array(3).fill('America/New_York'));
  expect(after.at).toEqual(before.at);
  await expect(setZone(ctx, { zone: 'Mars/Olympus' })).rejects.toThrow();
});
