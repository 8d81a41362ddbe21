import type { Context } from '@/server/core/context';
import type { Db } from '@/server/core/db';
import { allocateTrainer } from '@/server/fulfillment/allocating/allocate-trainer';
import { scheduleSessions } from '@/server/fulfillment/booking/schedule-sessions';
import { aCourse, aCreatedPurchase, aTrainer, eventIdOf, testContext } from '@/tests/support/school/school';

/** An administrator at work. */
export const anAdmin = (db: Db, now = new Date()): Context => ({
  db,
  actor: { kind: 'staff', userId: 'admin', name: 'Meera Nair', role: 'ADMIN' },
  now,
});

/** A purchase whose two sessions are booked with a trainer who is free around the clock. */
export async function aScheduledPurchase(db: Db, now = new Date()) {
  const course = await aCourse(db);
  const trainer = await aTrainer(db, course.course.skill);
  const purchase = await aCreatedPurchase(db, { course, now });
  const ctx = testContext(db, now);
  const step = { purchaseId: purchase.id };
  await allocateTrainer(ctx, { ...step, eventId: await eventIdOf(db, purchase.id, 'purchase/created') });
  await scheduleSessions(ctx, { ...step, eventId: await eventIdOf(db, purchase.id, 'trainer/allocated') });
  const sessions = await db.trainingSession.findMany({
    where: { purchaseId: purchase.id },
    orderBy: { ordinal: 'asc' },
  });
  return { ...course, trainer, purchase, sessions };
}

/** What the audit says of one thing, in order. */
export const auditOf = (db: Db, subjectId: string) =>
  db.auditEntry.findMany({ where: { subjectId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] });

/** The events that wake purchases waiting for a trainer like this one. */
export const capacityEventsOf = (db: Db, trainerId: string) =>
  db.outboxEvent.findMany({
    where: { name: 'capacity/changed', payload: { path: ['trainerId'], equals: trainerId } },
  });
