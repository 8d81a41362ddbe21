import { expect, test } from 'vitest';
import { checkIntegrity } from '@/server/operations/integrity/check-integrity';
import { checkWhenDue } from '@/server/operations/integrity/check-when-due';
import { cancelPurchase } from '@/server/sales/cancellation/cancel-purchase';
import { expireCheckout } from '@/server/sales/checkout/expire-checkout';
import { verifyReturn } from '@/server/sales/checkout/verify-return';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aCheckout, asStudent, paidBody, postWebhook, refundedBody } from '@/tests/support/school/test-shop';
import { allowLog } from '@/tests/support/strict-log';

allowLog(/names":\["refund-due"\]/);

// What is left of a payment here after a restore from a backup: nothing, and the provider took the money.

const { db } = await openTestDatabase();

const ctx = () => ({ db, actor: { kind: 'system', job: 'test' } as const, now: new Date() });
const statusOf = async (id: string) => (await db.purchase.findUniqueOrThrow({ where: { id } })).status;
const paymentsOf = (purchaseId: string) => db.payment.findMany({ where: { purchaseId } });
const due = async () =>
  (await checkIntegrity(ctx())).results.find(({ name }) => name === 'refund-due')?.examples ?? [];
const open = async () =>
  (await db.incident.findMany({ where: { closedAt: null } })).map(({ stage }) => stage);

/** A checkout that was paid at the provider, and whose payment is gone here. */
async function paidAndLost() {
  const checkout = await aCheckout(db);
  await db.payment.deleteMany({ where: { purchaseId: checkout.purchaseId } });
  await db.testGatewayCheckout.update({ where: { id: checkout.checkoutId }, data: { status: 'PAID' } });
  return checkout;
}

test('money for nobody is an incident of the next look, however recent the last check, until it is returned', async () => {
  await checkIntegrity(ctx());
  expect(await checkWhenDue(ctx())).toEqual({ checked: false });
  const body = paidBody({ checkoutId: 'tgc_nobody', purchaseId: 'x' }, { id: 'evt_1' });
  expect((await postWebhook(db, body)).status).toBe(200);

  expect(await checkWhenDue(ctx())).toEqual({ checked: true });
  expect(await open()).toEqual(['refund-due']);
  expect(await due()).toEqual([
    {
      id: 'test evt_1',
      detail:
        'Paid 18000 EUR (minor units) as tgc_nobody for x, and no payment here is that. A refund is due.',
    },
  ]);
  // Known and open: no reason to check again at once.
  expect(await checkWhenDue(ctx())).toEqual({ checked: false });

  await postWebhook(db, refundedBody({ checkoutId: 'tgc_nobody', purchaseId: 'x' }));
  expect(await due()).toEqual([]);
  expect(await open()).toEqual([]);
});

test('money that goes back before it is told of is not due', async () => {
  await postWebhook(db, refundedBody({ checkoutId: 'tgc_stranger', purchaseId: 'y' }));
  await postWebhook(db, paidBody({ checkoutId: 'tgc_stranger', purchaseId: 'y' }));
  expect(await due()).toEqual([]);
});

test('a payment whose row is lost is recorded by the purchase that its event names, and confirms it', async () => {
  const checkout = await paidAndLost();
  expect((await postWebhook(db, paidBody(checkout))).status).toBe(200);
  expect(await statusOf(checkout.purchaseId)).toBe('CONFIRMED');
  expect(await paymentsOf(checkout.purchaseId)).toMatchObject([
    { providerRef: checkout.checkoutId, status: 'SUCCEEDED', amount: 18_000, currency: 'EUR' },
  ]);
});

test('five deliveries of it at once record one payment', async () => {
  const checkout = await paidAndLost();
  const bodies = [1, 2, 3, 4, 5].map((n) => paidBody(checkout, { id: `evt_${checkout.checkoutId}_${n}` }));
  const answers = await Promise.all(bodies.map((body) => postWebhook(db, body)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  expect(await paymentsOf(checkout.purchaseId)).toHaveLength(1);
  expect(await statusOf(checkout.purchaseId)).toBe('CONFIRMED');
});

test('of another amount than quoted it confirms nothing, and a refund is due', async () => {
  const checkout = await paidAndLost();
  await postWebhook(db, paidBody(checkout, { amount: 1 }));
  expect(await statusOf(checkout.purchaseId)).toBe('PENDING');
  expect(await due()).toMatchObject([{ id: `P-${checkout.number}` }]);
  await postWebhook(db, refundedBody(checkout, { amount: 1 }));
  expect(await due()).toEqual([]);
});

test('the return page finds it at the provider', async () => {
  const checkout = await paidAndLost();
  const { purchaseId, student } = checkout;
  const returned = await verifyReturn(asStudent(db, student), { purchaseId });
  expect(returned).toEqual({ status: 'CONFIRMED' });
});

test('it does not expire: the provider is asked first', async () => {
  const { purchaseId } = await paidAndLost();
  expect(await expireCheckout(ctx(), { purchaseId, reason: 'unpaid' })).toBe('paid');
  expect(await statusOf(purchaseId)).toBe('CONFIRMED');
});

test('unpaid, its page is closed before it expires', async () => {
  const { purchaseId, checkoutId } = await aCheckout(db);
  await db.payment.deleteMany({ where: { purchaseId } });
  expect(await expireCheckout(ctx(), { purchaseId, reason: 'unpaid' })).toBe('expired');
  const page = await db.testGatewayCheckout.findUniqueOrThrow({ where: { id: checkoutId } });
  expect(page.status).toBe('EXPIRED');
});

test('cancelled, its money is returned', async () => {
  const { purchaseId, checkoutId } = await paidAndLost();
  const outcome = await cancelPurchase(ctx(), { purchaseId, reason: 'The student asked.' });
  expect(outcome).toMatchObject({ outcome: 'cancelled', isRefunded: true });
  expect(await db.testGatewayRefund.findMany({ where: { checkoutId } })).toMatchObject([
    { status: 'SUCCEEDED', amount: 18_000 },
  ]);
});
