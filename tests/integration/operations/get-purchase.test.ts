import { expect, test } from 'vitest';
import { allocateTrainer } from '@/server/fulfillment/allocating/allocate-trainer';
import { scheduleSessions } from '@/server/fulfillment/booking/schedule-sessions';
import { getPurchase } from '@/server/purchases/get-purchase';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import {
  aCourse,
  aCreatedPurchase,
  aPaidPurchase,
  aPendingPurchase,
  aTrainer,
  eventIdOf,
  testContext,
} from '@/tests/support/school/school';

const { db } = await openTestDatabase();

const get = (purchase: string, now = new Date()) => getPurchase({ db, now }, { purchase });

test('a fulfilled purchase shows its payment, trainer with reasons, sessions, events with markers, and timeline', async () => {
  const course = await aCourse(db, { sessionCount: 4 });
  await aTrainer(db, course.course.skill, { name: 'Ishita Rao' });
  const { id } = await aCreatedPurchase(db, { course });
  const ctx = testContext(db);
  await allocateTrainer(ctx, { purchaseId: id, eventId: await eventIdOf(db, id, 'purchase/created') });
  await scheduleSessions(ctx, { purchaseId: id, eventId: await eventIdOf(db, id, 'trainer/allocated') });

  const purchase = await get(id);
  expect(purchase).toMatchObject({ status: 'SCHEDULED', isLate: false, hasOlderEntries: false });
  expect(purchase.payments).toMatchObject([{ status: 'SUCCEEDED', amount: purchase.amount }]);
  expect(purchase.allocations).toMatchObject([
    { endedAt: null, trainer: { name: 'Ishita Rao' }, explanation: { compared: 1 } },
  ]);
  expect(purchase.sessions.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 4]);
  expect(
    purchase.events.map(({ name, processed }) => [name, ...processed.map((mark) => mark.consumer)]),
  ).toEqual([
    ['purchase/confirmed', 'create-purchase'],
    ['purchase/created', 'allocate-trainer'],
    ['trainer/allocated', 'schedule-sessions'],
    ['sessions/scheduled'],
  ]);
  expect(purchase.timeline.map(({ kind }) => kind)).toEqual([
    'sessions.scheduled',
    'trainer.allocated',
    'enrollment.created',
    'payment.confirmed',
    'checkout.started',
  ]);
});

test('a purchase is found by the number people write as well as by its id', async () => {
  const { id, number } = await aPendingPurchase(db);
  for (const reference of [id, `P-${number}`, `p-${number}`]) expect((await get(reference)).id).toBe(id);
});

test('a purchase is late from the moment after its stage was due, and not before', async () => {
  const { id } = await aPaidPurchase(db);
  const { stageDueAt } = await db.purchase.findUniqueOrThrow({ where: { id } });
  const due = stageDueAt?.getTime() ?? 0;
  expect((await get(id, new Date(due))).isLate).toBe(false);
  expect((await get(id, new Date(due + 1))).isLate).toBe(true);
});

test('what does not exist is refused as such, however it is written', async () => {
  for (const reference of ['P-999999999', 'P-', 'nothing', '../..']) {
    await expect(get(reference), reference).rejects.toMatchObject({ code: 'purchase.unknown' });
  }
});
