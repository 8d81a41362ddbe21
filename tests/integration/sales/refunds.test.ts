import { expect, test } from 'vitest';
import { moneyOf } from '@/server/purchases/money/money-of';
import { moneySelect } from '@/server/purchases/money/money-select';
import { getMyPurchase } from '@/server/purchases/own/get-my-purchase';
import { cancelPurchase } from '@/server/sales/cancellation/cancel-purchase';
import { expireCheckouts } from '@/server/sales/checkout/expire-checkouts';
import { disputeTestCheckout } from '@/server/sales/gateway/test/dispute-test-checkout';
import { refundTestCheckout } from '@/server/sales/gateway/test/refund-test-checkout';
import { settleCheckout, type TestOutcome } from '@/server/sales/gateway/test/settle-checkout';
import { settleLater } from '@/server/sales/gateway/test/settle-later';
import { applyRecordedEvents } from '@/server/sales/inbox/apply-recorded-events';
import { askSettledPayments } from '@/server/sales/reconciliation/ask-settled-payments';
import { requestRefund } from '@/server/sales/refunds/request-refund';
import { sendOpenRefunds } from '@/server/sales/refunds/send-open-refunds';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aCheckout, asStudent, paidBody, postWebhook, refundedBody } from '@/tests/support/school/test-shop';
import { expectLog } from '@/tests/support/strict-log';

const { db } = await openTestDatabase();
const ctx = (now = new Date()) => ({ db, actor: { kind: 'system', job: 'test' } as const, now });

/** Delivers what the test gateway owes, as it is due by now. */
async function deliver(checkoutId: string) {
  await settleLater(db);
  const owed = await db.testGatewayDelivery.findMany({ where: { checkoutId, deliveredAt: null } });
  for (const { id, body } of owed) {
    expect((await postWebhook(db, body)).status).toBe(200);
    await db.testGatewayDelivery.update({ where: { id }, data: { deliveredAt: new Date() } });
  }
}

async function aPaid(outcome: TestOutcome = 'paid') {
  const checkout = await aCheckout(db);
  await settleCheckout(ctx(), { checkoutId: checkout.checkoutId, outcome });
  await deliver(checkout.checkoutId);
  const payment = await db.payment.findFirstOrThrow({ where: { purchaseId: checkout.purchaseId } });
  return { ...checkout, paymentId: payment.id };
}
const paymentOf = (purchaseId: string) => db.payment.findFirstOrThrow({ where: { purchaseId } });
const purchaseOf = (id: string) => db.purchase.findUniqueOrThrow({ where: { id } });
const moneyFor = async (id: string) =>
  moneyOf(await db.purchase.findUniqueOrThrow({ where: { id }, select: moneySelect }))[0];
const told = async (purchaseId: string, prefix: string) =>
  (
    await db.timelineEntry.findMany({
      where: { purchaseId, kind: { startsWith: prefix } },
      orderBy: { seq: 'asc' },
    })
  ).map(({ kind }) => kind);
/** What is due at the test gateway later, is due now. */
const hurry = (checkoutId: string) =>
  Promise.all([
    db.testGatewayRefund.updateMany({
      where: { checkoutId, settlesAt: { not: null } },
      data: { settlesAt: new Date(0) },
    }),
    db.testGatewayCheckout.updateMany({
      where: { id: checkoutId, settlesAt: { not: null } },
      data: { settlesAt: new Date() },
    }),
  ]);

test('a part of a payment goes back: the purchase stays paid, and the rest can follow', async () => {
  const { purchaseId, paymentId, checkoutId } = await aPaid();
  const part = await requestRefund(ctx(), { paymentId, amount: 500, reason: 'One session less.' });
  expect(part.status).toBe('SUCCEEDED');
  await deliver(checkoutId);
  expect(await paymentOf(purchaseId)).toMatchObject({ status: 'SUCCEEDED' });
  expect(await moneyFor(purchaseId)).toMatchObject({ taken: 18_000, returned: 500, owed: 0 });
  expect(await told(purchaseId, 'refund.')).toEqual(['refund.requested', 'refund.succeeded']);
  await expect(
    requestRefund(ctx(), { paymentId, amount: 17_501, reason: 'Too much.' }),
  ).rejects.toMatchObject({
    code: 'refund.too-much',
  });
  await requestRefund(ctx(), { paymentId, amount: 17_500, reason: 'All of it.' });
  expect(await paymentOf(purchaseId)).toMatchObject({ status: 'REFUNDED' });
  expect(await db.testGatewayRefund.count({ where: { checkoutId } })).toBe(2);
});

test('a refund that two ask for at once is made for one of them', async () => {
  const { paymentId, checkoutId } = await aPaid();
  const ask = () => requestRefund(ctx(), { paymentId, amount: 18_000, reason: 'All of it.' });
  const both = await Promise.allSettled([ask(), ask()]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await db.testGatewayRefund.count({ where: { checkoutId } })).toBe(1);
});

test('a crash between the row and the provider: the sweep makes the refund, once', async () => {
  expectLog(/There is no such payment provider here/);
  const { purchaseId, paymentId, checkoutId } = await aPaid();
  // The provider made it and the process died before it could write that down.
  await db.payment.update({ where: { id: paymentId }, data: { provider: 'elsewhere' } });
  const { refundId, status } = await requestRefund(ctx(), { paymentId, amount: 500, reason: 'One less.' });
  expect(status).toBe('PENDING');
  await refundTestCheckout(db, { checkoutId, reference: refundId, amount: 500 });
  await db.payment.update({ where: { id: paymentId }, data: { provider: 'test' } });
  await db.refund.update({ where: { id: refundId }, data: { provider: 'test', nextAttemptAt: new Date(0) } });
  const swept = await Promise.all([sendOpenRefunds(ctx()), sendOpenRefunds(ctx())]);
  expect(swept.reduce((sum, { sent }) => sum + sent, 0)).toBe(1);
  expect(await db.testGatewayRefund.count({ where: { checkoutId } })).toBe(1);
  expect(await moneyFor(purchaseId)).toMatchObject({ returned: 500, returning: 0 });
});

test('a slow refund is on its way until the provider says that it succeeded', async () => {
  const { purchaseId, paymentId, checkoutId } = await aPaid('paid-refund-slow');
  expect(await requestRefund(ctx(), { paymentId, amount: 18_000, reason: 'All.' })).toMatchObject({
    status: 'PENDING',
  });
  expect(await moneyFor(purchaseId)).toMatchObject({ returning: 18_000, returned: 0, owed: 0 });
  await hurry(checkoutId);
  await deliver(checkoutId);
  expect(await moneyFor(purchaseId)).toMatchObject({ returning: 0, returned: 18_000 });
  expect(await paymentOf(purchaseId)).toMatchObject({ status: 'REFUNDED' });
});

test('a refund that fails is owed again until it is retried', async () => {
  const { purchaseId, paymentId, checkoutId } = await aPaid('paid-refund-fails');
  const { refundId } = await requestRefund(ctx(), { paymentId, amount: 500, reason: 'One less.' });
  await hurry(checkoutId);
  await deliver(checkoutId);
  expect(await moneyFor(purchaseId)).toMatchObject({ returning: 0, returned: 0, owed: 500 });
  expect(await told(purchaseId, 'refund.')).toEqual(['refund.requested', 'refund.failed']);
  const again = { paymentId, amount: 500, reason: 'Again.', retryOfId: refundId };
  await requestRefund(ctx(), again);
  expect(await moneyFor(purchaseId)).toMatchObject({ returning: 500, owed: 0 });
  await expect(requestRefund(ctx(), again)).rejects.toMatchObject({ code: 'refund.retried' });
});

test('a part that was returned at the provider is found, and nothing stops', async () => {
  const { purchaseId, checkoutId } = await aPaid();
  await refundTestCheckout(db, { checkoutId, reference: null, amount: 500 });
  await askSettledPayments(ctx(new Date(Date.now() + 86_500_000)));
  expect(await moneyFor(purchaseId)).toMatchObject({ returned: 500 });
  expect(await paymentOf(purchaseId)).toMatchObject({ status: 'SUCCEEDED' });
  await deliver(checkoutId);
  expect(await told(purchaseId, 'refund.')).toEqual(['refund.succeeded']);
});

test('a refund that is told before its payment is known here is kept, and applied when it is', async () => {
  const checkout = await aCheckout(db);
  const { purchaseId, checkoutId } = checkout;
  const body = JSON.parse(refundedBody(checkout, { amount: 500 }));
  // It names only the payment, as Stripe's do, and that is told later.
  body.data.reference = 'another-name';
  await db.payment.updateMany({ where: { purchaseId }, data: { providerRef: 'not known yet' } });
  expect((await postWebhook(db, JSON.stringify(body))).status).toBe(200);
  const inbox = () =>
    db.paymentEvent.findFirstOrThrow({ where: { providerEventId: `evt_back_${checkoutId}` } });
  expect(await inbox()).toMatchObject({ outcome: 'UNMATCHED', purchaseId: null });
  await db.payment.updateMany({ where: { purchaseId }, data: { providerRef: checkoutId } });
  await postWebhook(db, paidBody(checkout));
  await db.$executeRaw`UPDATE "PaymentEvent" SET "receivedAt" = now() - interval '1 minute'`;
  await applyRecordedEvents(ctx());
  expect(await inbox()).toMatchObject({ outcome: 'APPLIED', purchaseId });
  expect(await moneyFor(purchaseId)).toMatchObject({ taken: 18_000, returned: 500 });
});

test('a dispute holds the money, a lost one returns it, and a won appeal brings it back', async () => {
  const { purchaseId, paymentId, checkoutId } = await aPaid('paid-disputed');
  expect(await moneyFor(purchaseId)).toMatchObject({ disputed: 18_000, owed: 0 });
  await expect(requestRefund(ctx(), { paymentId, amount: 1, reason: 'Not now.' })).rejects.toMatchObject({
    code: 'refund.too-much',
  });
  const close = (status: 'LOST' | 'WON') =>
    db.$transaction((tx) => disputeTestCheckout(tx, { checkoutId, status, now: new Date() }));
  await close('LOST');
  await deliver(checkoutId);
  expect(await moneyFor(purchaseId)).toMatchObject({ disputed: 0, returned: 18_000 });
  expect(await paymentOf(purchaseId)).toMatchObject({ status: 'REFUNDED' });
  await close('WON');
  await deliver(checkoutId);
  expect(await moneyFor(purchaseId)).toMatchObject({ returned: 0 });
  expect(await paymentOf(purchaseId)).toMatchObject({ status: 'SUCCEEDED' });
});

test('a dispute on a cancelled purchase is recorded', async () => {
  const { purchaseId, checkoutId } = await aPaid('paid-refund-slow');
  await cancelPurchase(ctx(), { purchaseId, reason: 'The student asked.' });
  expect(await purchaseOf(purchaseId)).toMatchObject({ status: 'CANCELLED' });
  await db.$transaction((tx) => disputeTestCheckout(tx, { checkoutId, status: 'OPEN', now: new Date() }));
  await deliver(checkoutId);
  expect(await db.dispute.findMany({ where: { payment: { purchaseId } } })).toMatchObject([
    { status: 'OPEN' },
  ]);
});

test('a bank debit: nothing expires meanwhile, and it confirms days later', async () => {
  const longAgo = new Date(Date.now() - 3 * 3_600_000);
  const { purchaseId, checkoutId, course, student } = await aCheckout(db, { now: longAgo });
  await settleCheckout(ctx(), { checkoutId, outcome: 'confirms-later' });
  await deliver(checkoutId);
  expect(await paymentOf(purchaseId)).toMatchObject({ status: 'CONFIRMING' });
  expect(await getMyPurchase(asStudent(db, student), { purchaseId })).toMatchObject({ isConfirming: true });
  await expireCheckouts(ctx());
  const waiting = await purchaseOf(purchaseId);
  expect(waiting.status).toBe('PENDING');
  expect(waiting.stageDueAt?.getTime()).toBeGreaterThan(Date.now() + 13 * 86_400_000);
  await expect(aCheckout(db, { course, student })).rejects.toMatchObject({ code: 'checkout.already-paid' });
  await hurry(checkoutId);
  await deliver(checkoutId);
  expect(await purchaseOf(purchaseId)).toMatchObject({ status: 'CONFIRMED' });
});

test('a bank debit that fails ends the checkout, and the student may begin another', async () => {
  const { purchaseId, checkoutId, course, student } = await aCheckout(db);
  await settleCheckout(ctx(), { checkoutId, outcome: 'fails-later' });
  await deliver(checkoutId);
  await hurry(checkoutId);
  await deliver(checkoutId);
  expect(await purchaseOf(purchaseId)).toMatchObject({ status: 'EXPIRED' });
  expect(await paymentOf(purchaseId)).toMatchObject({ status: 'CANCELLED' });
  expect(await told(purchaseId, 'payment.')).toEqual(['payment.confirming', 'payment.failed']);
  await aCheckout(db, { course, student });
});

test('an older checkout that is paid after the newer one was booked does not revive: its money is owed', async () => {
  const first = await aCheckout(db);
  const second = await aCheckout(db, { course: first.course, student: first.student });
  await postWebhook(db, paidBody(second));
  await postWebhook(db, paidBody(first));
  expect(await purchaseOf(first.purchaseId)).toMatchObject({ status: 'EXPIRED' });
  expect(await paymentOf(first.purchaseId)).toMatchObject({ status: 'REJECTED' });
  expect(await moneyFor(first.purchaseId)).toMatchObject({ taken: 18_000, owed: 18_000 });
});
