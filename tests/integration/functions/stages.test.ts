import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { allocateTrainer } from '@/server/fulfillment/allocating/allocate-trainer';
import { scheduleSessions } from '@/server/fulfillment/booking/schedule-sessions';
import { createPurchase } from '@/server/purchases/create-purchase';
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

const input = async (purchaseId: string, event: string) => ({
  purchaseId,
  eventId: await eventIdOf(db, purchaseId, event),
});
const create = async (id: string) => createPurchase(testContext(db), await input(id, 'purchase/confirmed'));
const allocate = async (id: string) => allocateTrainer(testContext(db), await input(id, 'purchase/created'));
const schedule = async (id: string) =>
  scheduleSessions(testContext(db), await input(id, 'trainer/allocated'));
const statusOf = async (id: string) => (await db.purchase.findUniqueOrThrow({ where: { id } })).status;

test('a paid purchase goes through its stages to booked sessions at the preferred wall times', async () => {
  const course = await aCourse(db, { sessionCount: 6 });
  await aTrainer(db, course.course.skill);
  const purchase = await aPaidPurchase(db, { course });

  expect((await create(purchase.id)).outcome).toBe('created');
  expect((await allocate(purchase.id)).outcome).toBe('allocated');
  expect(await schedule(purchase.id)).toEqual({ outcome: 'scheduled', sessionCount: 6 });

  const sessions = await db.trainingSession.findMany({
    where: { purchaseId: purchase.id },
    orderBy: { ordinal: 'asc' },
  });
  const wall = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    timeStyle: undefined,
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Asia/Kolkata',
  });
  for (const session of sessions) expect(wall.format(session.startsAt)).toMatch(/^(Mon|Wed),? 18:00$/);
  expect(sessions.map((s) => s.ordinal)).toEqual([1, 2, 3, 4, 5, 6]);
  const kinds = await db.timelineEntry.findMany({
    where: { purchaseId: purchase.id },
    orderBy: { seq: 'asc' },
    select: { kind: true },
  });
  expect(kinds.map((entry) => entry.kind)).toEqual([
    'checkout.started',
    'payment.confirmed',
    'enrollment.created',
    'trainer.allocated',
    'sessions.scheduled',
  ]);
});

test('each stage, run eight times at once and again later, has its effect once', async () => {
  const course = await aCourse(db);
  await aTrainer(db, course.course.skill);
  const purchase = await aPaidPurchase(db, { course });
  const eightTimes = (stage: (id: string) => Promise<{ outcome: string }>) =>
    Promise.all(Array.from({ length: 8 }, () => stage(purchase.id)));

  const created = await eightTimes(create);
  const allocated = await eightTimes(allocate);
  const scheduled = await eightTimes(schedule);
  await create(purchase.id);
  await allocate(purchase.id);
  await schedule(purchase.id);

  expect(created.filter((r) => r.outcome === 'created')).toHaveLength(1);
  expect(scheduled.filter((r) => r.outcome === 'scheduled')).toHaveLength(1);
  expect(new Set(allocated.map((r) => JSON.stringify({ ...r, outcome: '' }))).size).toBe(1);
  expect(await db.trainerAllocation.count({ where: { purchaseId: purchase.id } })).toBe(1);
  expect(await db.trainingSession.count({ where: { purchaseId: purchase.id } })).toBe(2);
  expect(await db.processedEvent.count({ where: { event: { purchaseId: purchase.id } } })).toBe(3);
  expect(await db.outboxEvent.count({ where: { purchaseId: purchase.id } })).toBe(4);
});

test('when nobody is eligible the purchase waits, with the reasons on its timeline and its deadline running', async () => {
  const course = await aCourse(db);
  await aTrainer(db, 'another-skill');
  await aTrainer(db, course.course.skill, { maxStudents: 0 });
  const purchase = await aCreatedPurchase(db, { course });

  const result = await allocate(purchase.id);

  expect(result).toMatchObject({ outcome: 'no-eligible-trainer', ruledOut: { cap: 1 } });
  const waiting = await db.purchase.findUniqueOrThrow({ where: { id: purchase.id } });
  expect(waiting.status).toBe('CREATED');
  expect(waiting.stageDueAt).not.toBeNull();
  const entry = await db.timelineEntry.findFirst({
    where: { purchaseId: purchase.id, kind: 'trainer.none-eligible' },
  });
  expect(entry?.data).toMatchObject({ ruledOut: { cap: 1 } });
  expect(
    await db.processedEvent.count({
      where: { event: { purchaseId: purchase.id }, consumer: 'allocate-trainer' },
    }),
  ).toBe(0);
});

test('ten purchases at once for four places: four are allocated, six say why not', async () => {
  const course = await aCourse(db);
  await aTrainer(db, course.course.skill, { maxStudents: 1 });
  await aTrainer(db, course.course.skill, { maxStudents: 3 });
  const purchases = await Promise.all(Array.from({ length: 10 }, () => aCreatedPurchase(db, { course })));

  const results = await Promise.all(purchases.map((p) => allocate(p.id)));

  expect(results.filter((r) => r.outcome === 'allocated')).toHaveLength(4);
  expect(results.filter((r) => r.outcome === 'no-eligible-trainer')).toHaveLength(6);
});

test('two students, one slot: one gets it, the other is released to be allocated again, and told why', async () => {
  const course = await aCourse(db);
  const trainer = await aTrainer(db, course.course.skill);
  const purchases = await Promise.all([aCreatedPurchase(db, { course }), aCreatedPurchase(db, { course })]);
  const inTwoWeeks = new Date(Date.now() + 14 * 86_400_000);
  const inAYear = new Date(Date.now() + 365 * 86_400_000);
  await db.trainerTimeOff.create({
    data: { trainerId: trainer.id, startsAt: inTwoWeeks, endsAt: inAYear },
  });
  // Both are given the only trainer before either is booked, for the one week in which the trainer works.
  await Promise.all(purchases.map((p) => allocate(p.id)));

  const results = await Promise.all(purchases.map((p) => schedule(p.id)));

  expect(results.map((r) => r.outcome).sort()).toEqual(['scheduled', 'trainer-released']);
  const loser = purchases[results.findIndex((r) => r.outcome === 'trainer-released')];
  expect(await statusOf(loser?.id ?? '')).toBe('CREATED');
  const told = await db.timelineEntry.findFirst({
    where: { purchaseId: loser?.id, kind: 'trainer.released' },
  });
  expect(told?.data).toMatchObject({ reason: expect.stringContaining('No common times') });
  expect((await allocate(loser?.id ?? '')).outcome).toBe('no-eligible-trainer');
});

test('a trainer who left between allocation and booking is released, and nobody is booked with them', async () => {
  const course = await aCourse(db);
  const gone = await aTrainer(db, course.course.skill);
  const purchase = await aPaidPurchase(db, { course });
  await create(purchase.id);
  await allocate(purchase.id);
  await db.trainer.update({ where: { id: gone.id }, data: { leftAt: new Date() } });
  const stayed = await aTrainer(db, course.course.skill);

  expect(await schedule(purchase.id)).toMatchObject({
    outcome: 'trainer-released',
    reason: expect.stringContaining('left'),
  });
  expect(await statusOf(purchase.id)).toBe('CREATED');
  expect((await allocate(purchase.id)).outcome).toBe('allocated');
  expect((await schedule(purchase.id)).outcome).toBe('scheduled');
  const booked = await db.trainingSession.findMany({ where: { purchaseId: purchase.id } });
  expect(new Set(booked.map(({ trainerId }) => trainerId))).toEqual(new Set([stayed.id]));
});

test('an unpaid purchase cannot be enrolled, an unknown one neither', async () => {
  const purchase = await aPendingPurchase(db);
  const at = (purchaseId: string) => createPurchase(testContext(db), { purchaseId, eventId: randomUUID() });
  await expect(at(purchase.id)).rejects.toThrow('not paid');
  await expect(at(randomUUID())).rejects.toThrow('no such purchase');
});

test('an event that never was in the outbox cannot move a purchase', async () => {
  const purchase = await aPaidPurchase(db);
  await expect(
    createPurchase(testContext(db), { purchaseId: purchase.id, eventId: randomUUID() }),
  ).rejects.toThrow();
  expect(await statusOf(purchase.id)).toBe('CONFIRMED');
});
