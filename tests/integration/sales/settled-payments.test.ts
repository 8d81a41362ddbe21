import { expect, test } from 'vitest';
import { checkIntegrity } from '@/server/operations/integrity/check-integrity';
import { lockPurchase } from '@/server/process/transition/lock-purchase';
import { refundTestCheckout } from '@/server/sales/gateway/test/refund-test-checkout';
import { settleCheckout } from '@/server/sales/gateway/test/settle-checkout';
import { askSettledPayments } from '@/server/sales/reconciliation/ask-settled-payments';
import { reconcilePurchase } from '@/server/sales/reconciliation/reconcile-purchase';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aCheckout, paidBody, postWebhook } from '@/tests/support/school/test-shop';
import { allowLog } from '@/tests/support/strict-log';

allowLog(/names":\["refund-due"\]/);

const { db } = await openTestDatabase();

const ctx = (days = 0) => ({
  db,
  actor: { kind: 'system', job: 'test' } as const,
  now: new Date(Date.now() + days * 86_400_000),
});
const paymentOf = (purchaseId: string) => db.payment.findFirstOrThrow({ where: { purchaseId } });
const refundAt = (checkoutId: string) => refundTestCheckout(db, { checkoutId, reference: null });

async function paid() {
  const checkout = await aCheckout(db);
  await settleCheckout(ctx(), { checkoutId: checkout.checkoutId, outcome: 'paid-webhook-lost' });
  await postWebhook(db, paidBody(checkout));
  return checkout;
}

test('a refund whose webhook is lost is found within a day, and makes the purchase late', async () => {
  const { purchaseId, checkoutId } = await paid();
  const other = await paid();
  await refundAt(checkoutId);
  expect(await askSettledPayments(ctx())).toEqual({ found: 0 });
  const later = ctx(1.01);
  const rounds = await Promise.all([askSettledPayments(later), askSettledPayments(later)]);
  expect(rounds.reduce((sum, { found }) => sum + found, 0)).toBe(1);
  expect(await paymentOf(purchaseId)).toMatchObject({ status: 'REFUNDED' });
  expect(await paymentOf(other.purchaseId)).toMatchObject({ status: 'SUCCEEDED' });
  const { stageDueAt } = await db.purchase.findUniqueOrThrow({ where: { id: purchaseId } });
  expect(stageDueAt?.getTime()).toBeLessThanOrEqual(later.now.getTime());
  expect(await db.timelineEntry.count({ where: { purchaseId, kind: 'payment.reversed' } })).toBe(1);
});

test('after 120 days nobody asks any more', async () => {
  const { purchaseId, checkoutId } = await paid();
  for (let day = 1; day < 130; day++) await askSettledPayments(ctx(day + 0.01));
  expect(await paymentOf(purchaseId)).toMatchObject({ status: 'SUCCEEDED', askAt: null });
  await refundAt(checkoutId);
  for (let day = 130; day < 150; day++) await askSettledPayments(ctx(day));
  expect(await paymentOf(purchaseId)).toMatchObject({ status: 'SUCCEEDED' });
});

test('one that the provider does not know holds up no other', async () => {
  const lost = await paid();
  const { purchaseId, checkoutId } = await paid();
  await db.testGatewayCheckout.delete({ where: { id: lost.checkoutId } });
  await refundAt(checkoutId);
  await askSettledPayments(ctx(1.01));
  expect(await paymentOf(purchaseId)).toMatchObject({ status: 'REFUNDED' });
});

test('payments of purchases that somebody works on are claimed without waiting for them', async () => {
  const { purchaseId } = await paid();
  await db.$transaction(async (tx) => {
    await lockPurchase(tx, purchaseId);
    const { askAt } = await paymentOf(purchaseId);
    await askSettledPayments(ctx(1.01));
    expect((await paymentOf(purchaseId)).askAt).not.toEqual(askAt);
  });
});

test('money of another amount is refused once, however often it is found, and is due until it is returned', async () => {
  const { purchaseId, checkoutId, number } = await aCheckout(db);
  await db.testGatewayCheckout.update({ where: { id: checkoutId }, data: { status: 'PAID', amount: 1 } });
  const rejections = () => db.timelineEntry.count({ where: { purchaseId, kind: 'payment.rejected' } });
  const due = async () =>
    (await checkIntegrity(ctx())).results
      .find(({ name }) => name === 'refund-due')
      ?.examples.map(({ id }) => id);

  for (let n = 0; n < 3; n++) await reconcilePurchase(ctx(), { purchaseId });
  await Promise.all([1, 2, 3].map(() => reconcilePurchase(ctx(), { purchaseId })));
  expect(await rejections()).toBe(1);
  expect(await due()).toEqual([`P-${number}`]);

  // Another amount is another refusal.
  await db.testGatewayCheckout.update({ where: { id: checkoutId }, data: { amount: 2 } });
  await reconcilePurchase(ctx(), { purchaseId });
  expect(await rejections()).toBe(2);

  await refundAt(checkoutId);
  await askSettledPayments(ctx(1.01));
  expect(await due()).toEqual([]);
});
