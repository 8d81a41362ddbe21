import { expect, test } from 'vitest';
import { checkIntegrity } from '@/server/operations/integrity/check-integrity';
import { refundTestCheckout } from '@/server/sales/gateway/test/refund-test-checkout';
import { settleCheckout } from '@/server/sales/gateway/test/settle-checkout';
import { reconcileBooks } from '@/server/sales/reconciliation/reconcile-books';
import { reconcileWhenDue } from '@/server/sales/reconciliation/reconcile-when-due';
import { requestRefund } from '@/server/sales/refunds/request-refund';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aCheckout, paidBody, postWebhook } from '@/tests/support/school/test-shop';
import { allowLog } from '@/tests/support/strict-log';

allowLog(/names":\["books-agree"\]/);

const { db } = await openTestDatabase();
const ctx = (now = new Date()) => ({ db, actor: { kind: 'system', job: 'test' } as const, now });
const period = () => ({ from: new Date(Date.now() - 3_600_000), to: new Date(Date.now() + 3_600_000) });
const compare = () => reconcileBooks(ctx(), { provider: 'test', ...period() });
const open = () => db.bookDifference.findMany({ where: { resolvedAt: null } });
const violations = async () =>
  (await checkIntegrity(ctx())).results.find(({ name }) => name === 'books-agree')?.examples ?? [];

async function paid() {
  const checkout = await aCheckout(db);
  await settleCheckout(ctx(), { checkoutId: checkout.checkoutId, outcome: 'paid-webhook-lost' });
  await postWebhook(db, paidBody(checkout));
  const payment = await db.payment.findFirstOrThrow({ where: { purchaseId: checkout.purchaseId } });
  return { ...checkout, paymentId: payment.id };
}

test('books that agree have no difference', async () => {
  const { paymentId } = await paid();
  await requestRefund(ctx(), { paymentId, amount: 500, reason: 'One session less.' });
  expect(await compare()).toMatchObject({ payments: 1, refunds: 1, differences: 0 });
});

test('a payment and a refund that nothing told us of are recorded by the ordinary path', async () => {
  const lost = await aCheckout(db);
  await settleCheckout(ctx(), { checkoutId: lost.checkoutId, outcome: 'paid-webhook-lost' });
  const { checkoutId, purchaseId } = await paid();
  await refundTestCheckout(db, { checkoutId, reference: null, amount: 500 });
  expect(await compare()).toMatchObject({ differences: 0 });
  expect(await db.purchase.findUniqueOrThrow({ where: { id: lost.purchaseId } })).toMatchObject({
    status: 'CONFIRMED',
  });
  expect(await db.refund.count({ where: { payment: { purchaseId } } })).toBe(1);
});

test('a payment of no purchase here is a difference, told once, until it is gone', async () => {
  const { checkoutId } = await aCheckout(db);
  const stranger = { reference: 'nobody', status: 'PAID', settledAt: new Date() } as const;
  await db.testGatewayCheckout.update({ where: { id: checkoutId }, data: stranger });
  await db.payment.updateMany({ where: { providerRef: checkoutId }, data: { providerRef: 'another' } });
  await compare();
  expect(await compare()).toMatchObject({ differences: 1 });
  expect(await open()).toMatchObject([{ purchaseId: null, kind: 'PAYMENT_UNKNOWN_HERE' }]);
  expect(await violations()).toHaveLength(1);
  await db.testGatewayCheckout.update({ where: { id: checkoutId }, data: { settledAt: new Date(0) } });
  await db.testGatewayCheckout.update({ where: { id: checkoutId }, data: { status: 'EXPIRED' } });
  expect(await compare()).toMatchObject({ differences: 0 });
  expect(await violations()).toEqual([]);
});

test('a payment and a refund that only we have are differences with their purchase', async () => {
  const { purchaseId, paymentId, checkoutId, number } = await paid();
  await requestRefund(ctx(), { paymentId, amount: 500, reason: 'One session less.' });
  await db.testGatewayRefund.deleteMany({ where: { checkoutId } });
  await db.testGatewayCheckout.update({ where: { id: checkoutId }, data: { status: 'EXPIRED' } });
  expect(await compare()).toMatchObject({ differences: 2 });
  expect(await open()).toMatchObject([{ purchaseId }, { purchaseId }]);
  expect((await violations()).map(({ id }) => id)).toEqual([`P-${number}`, `P-${number}`]);
});

test('another amount than we recorded is a difference', async () => {
  const { checkoutId, purchaseId } = await paid();
  await db.testGatewayCheckout.update({ where: { id: checkoutId }, data: { amount: 17_000 } });
  await compare();
  expect((await open()).filter((difference) => difference.purchaseId === purchaseId)).toMatchObject([
    { detail: expect.stringContaining('€170.00') },
  ]);
});

test('the books are compared once a day', async () => {
  await db.reconciliation.deleteMany();
  expect(await reconcileWhenDue(ctx())).toEqual({ compared: ['test'] });
  expect(await reconcileWhenDue(ctx())).toEqual({ compared: [] });
  expect(await reconcileWhenDue(ctx(new Date(Date.now() + 25 * 3_600_000)))).toEqual({ compared: ['test'] });
});
