import type { Db } from '@/server/core/db';
import { allocateTrainer } from '@/server/fulfillment/allocating/allocate-trainer';
import { scheduleSessions } from '@/server/fulfillment/booking/schedule-sessions';
import { type aCourse, aCreatedPurchase, eventIdOf, testContext } from './school';

export async function anAllocatedPurchase(db: Db, where: Parameters<typeof aCreatedPurchase>[1] = {}) {
  const purchase = await aCreatedPurchase(db, where);
  const eventId = await eventIdOf(db, purchase.id, 'purchase/created');
  await allocateTrainer(testContext(db, where.now), { purchaseId: purchase.id, eventId });
  return purchase;
}

/** A fulfilled purchase: its course needs a trainer who can take it. */
export async function aScheduledPurchase(
  db: Db,
  where: Parameters<typeof aCreatedPurchase>[1] & { course: Awaited<ReturnType<typeof aCourse>> },
) {
  const purchase = await anAllocatedPurchase(db, where);
  const eventId = await eventIdOf(db, purchase.id, 'trainer/allocated');
  await scheduleSessions(testContext(db, where.now), { purchaseId: purchase.id, eventId });
  return purchase;
}

/** The sessions of a purchase in order, with who holds them. */
export function sessionsOf(db: Db, purchaseId: string) {
  return db.trainingSession.findMany({
    where: { purchaseId, status: { not: 'CANCELLED' } },
    orderBy: { ordinal: 'asc' },
  });
}
