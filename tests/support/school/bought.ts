import type { Db } from '@/server/core/db';
import { allocateTrainer } from '@/server/fulfillment/allocating/allocate-trainer';
import { scheduleSessions } from '@/server/fulfillment/booking/schedule-sessions';
import { createPurchase } from '@/server/purchases/create-purchase';
import { settleCheckout, type TestOutcome } from '@/server/sales/gateway/test/settle-checkout';
import { aCourse, aTrainer, eventIdOf, testContext } from './school';
import { aCheckout, paidBody, postWebhook } from './test-shop';

/** A purchase that was really paid at the test gateway and waits for its trainer. */
export async function aWaitingPurchase(
  db: Db,
  where: Parameters<typeof aCheckout>[1] & { outcome?: TestOutcome } = {},
) {
  const checkout = await aCheckout(db, where);
  const { purchaseId, checkoutId } = checkout;
  await settleCheckout(testContext(db), { checkoutId, outcome: where.outcome ?? 'paid' });
  await postWebhook(db, paidBody(checkout));
  const eventId = await eventIdOf(db, purchaseId, 'purchase/confirmed');
  await createPurchase(testContext(db), { purchaseId, eventId });
  const payment = await db.payment.findFirstOrThrow({ where: { purchaseId }, select: { id: true } });
  return { ...checkout, paymentId: payment.id };
}

/** Runs the stages that are due: the search for a trainer, and the booking once there is one. */
export async function runStages(db: Db, purchaseId: string) {
  const created = await eventIdOf(db, purchaseId, 'purchase/created');
  const { outcome } = await allocateTrainer(testContext(db), { purchaseId, eventId: created });
  if (outcome !== 'allocated') return outcome;
  const allocated = await eventIdOf(db, purchaseId, 'trainer/allocated');
  await scheduleSessions(testContext(db), { purchaseId, eventId: allocated });
  return 'booked' as const;
}

/** A purchase that was really paid and is booked: its price is 180.00 EUR for two sessions. */
export async function aBookedPurchase(
  db: Db,
  where: { outcome?: TestOutcome; student?: { id: string; name: string } } = {},
) {
  const course = await aCourse(db);
  const trainer = await aTrainer(db, course.course.skill);
  const bought = await aWaitingPurchase(db, { course, ...where });
  if ((await runStages(db, bought.purchaseId)) !== 'booked') throw new Error('The purchase was not booked.');
  return { ...bought, trainer };
}
