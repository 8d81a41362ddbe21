import { expect, test } from 'vitest';
import { checkIntegrity } from '@/server/operations/integrity/check-integrity';
import { cancelPurchase } from '@/server/sales/cancellation/cancel-purchase';
import { expireCheckout } from '@/server/sales/checkout/expire-checkout';
import { expireCheckouts } from '@/server/sales/checkout/expire-checkouts';
import { openPaymentPage } from '@/server/sales/checkout/open-payment-page';
import { signWebhook } from '@/server/sales/gateway/signature';
import { readTestGatewayEvent } from '@/server/sales/gateway/test/event';
import { settleCheckout } from '@/server/sales/gateway/test/settle-checkout';
import { signatureHeader } from '@/server/sales/gateway/test/test-gateway';
import { applyRecordedEvents } from '@/server/sales/inbox/apply-recorded-events';
import { recordPaymentEvent } from '@/server/sales/inbox/record-payment-event';
import { reconcilePurchase } from '@/server/sales/reconciliation/reconcile-purchase';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import {
  aCheckout,
  asProvider,
  asStudent,
  paidBody,
  postWebhook,
  previousSecret,
  refundedBody,
  secret,
} from '@/tests/support/school/test-shop';
import { allowLog } from '@/tests/support/strict-log';

allowLog(/a webhook was refused unread: it is too large/);
allowLog(/names":\["refund-due"\]/);

const { db } = await openTestDatabase();

const ctx = () => ({ db, actor: { kind: 'system', job: 'test' } as const, now: new Date() });
const purchaseOf = (id: string) => db.purchase.findUniqueOrThrow({ where: { id } });
const confirmations = (purchaseId: string) =>
  db.timelineEntry.count({ where: { purchaseId, kind: 'payment.confirmed' } });

test('a signed webhook confirms the purchase, and says so once, with its event in the outbox', async () => {
  const checkout = await aCheckout(db);
  expect(await postWebhook(db, paidBody(checkout))).toEqual({ status: 200, body: { ok: true } });
  expect(await purchaseOf(checkout.purchaseId)).toMatchObject({ status: 'CONFIRMED' });
  expect(await db.outboxEvent.count({ where: { purchaseId: checkout.purchaseId } })).toBe(1);
  const inbox = await db.paymentEvent.findFirst({ where: { purchaseId: checkout.purchaseId } });
  expect(inbox).toMatchObject({ outcome: 'APPLIED', deliveries: 1 });
});

test('one event delivered twenty times at once is one payment', async () => {
  const checkout = await aCheckout(db);
  const answers = await Promise.all(Array.from({ length: 20 }, () => postWebhook(db, paidBody(checkout))));
  expect(new Set(answers.map((a) => a.status))).toEqual(new Set([200]));
  expect(await confirmations(checkout.purchaseId)).toBe(1);
  const inbox = await db.paymentEvent.findMany({ where: { purchaseId: checkout.purchaseId } });
  expect(inbox).toHaveLength(1);
  expect(inbox[0]).toMatchObject({ deliveries: 20, outcome: 'APPLIED' });
});

test('two different success events of one payment confirm it once; the second is kept and ignored', async () => {
  const checkout = await aCheckout(db);
  await Promise.all([
    postWebhook(db, paidBody(checkout, { id: 'evt_a' })),
    postWebhook(db, paidBody(checkout, { id: 'evt_b' })),
  ]);
  expect(await confirmations(checkout.purchaseId)).toBe(1);
  const outcomes = await db.paymentEvent.findMany({
    where: { purchaseId: checkout.purchaseId },
    select: { outcome: true },
  });
  expect(outcomes.map((o) => o.outcome).sort()).toEqual(['APPLIED', 'IGNORED']);
});

test('webhook and return page at once, in any order, confirm once', async () => {
  for (let round = 0; round < 5; round++) {
    const checkout = await aCheckout(db);
    await settleCheckout(ctx(), { checkoutId: checkout.checkoutId, outcome: 'paid' });
    await Promise.all([
      postWebhook(db, paidBody(checkout)),
      reconcilePurchase(ctx(), { purchaseId: checkout.purchaseId }),
      reconcilePurchase(ctx(), { purchaseId: checkout.purchaseId }),
    ]);
    expect(await confirmations(checkout.purchaseId)).toBe(1);
    expect((await purchaseOf(checkout.purchaseId)).status).toBe('CONFIRMED');
  }
});

test('a lost webhook costs nothing: the return page asks the provider', async () => {
  const checkout = await aCheckout(db);
  await settleCheckout(ctx(), { checkoutId: checkout.checkoutId, outcome: 'paid-webhook-lost' });
  expect(await db.testGatewayDelivery.count({ where: { checkoutId: checkout.checkoutId } })).toBe(0);
  expect(await reconcilePurchase(ctx(), { purchaseId: checkout.purchaseId })).toEqual({
    status: 'CONFIRMED',
  });
});

test.each([
  ['another amount', { amount: 1 }],
  ['another currency', { currency: 'USD' }],
])('%s than quoted is refused, recorded, and told on the timeline', async (_, wrong) => {
  const checkout = await aCheckout(db);
  expect((await postWebhook(db, paidBody(checkout, wrong))).status).toBe(200);
  expect((await purchaseOf(checkout.purchaseId)).status).toBe('PENDING');
  const inbox = await db.paymentEvent.findFirst({ where: { purchaseId: checkout.purchaseId } });
  expect(inbox).toMatchObject({ outcome: 'REJECTED' });
  expect(
    await db.timelineEntry.count({ where: { purchaseId: checkout.purchaseId, kind: 'payment.rejected' } }),
  ).toBe(1);
});

test('a success for a checkout nobody here began is kept and refused', async () => {
  const body = paidBody({ checkoutId: 'tgc_unknown', purchaseId: 'unknown' });
  expect((await postWebhook(db, body)).status).toBe(200);
  const inbox = await db.paymentEvent.findFirst({ where: { providerEventId: 'evt_tgc_unknown' } });
  expect(inbox).toMatchObject({ outcome: 'REJECTED', purchaseId: null });
});

test('what is unsigned, wrongly signed, stale, too large or from nobody is refused and changes nothing', async () => {
  const checkout = await aCheckout(db);
  const body = paidBody(checkout);
  const sign = (text: string, key = secret, at = new Date()) => ({
    [signatureHeader]: signWebhook(text, [key], at),
  });
  const before = await db.paymentEvent.count();
  const tenMinutesAgo = new Date(Date.now() - 600_000);
  const large = JSON.stringify({ id: 'evt_large', type: 'x', padding: 'x'.repeat(1_100_000) });
  const attempts: [number, Parameters<typeof postWebhook>][] = [
    [400, [db, body, { headers: {} }]],
    [400, [db, body, { headers: sign(body, 'somebody-elses-secret-0123456789abcdef') }]],
    [400, [db, `${body} `, { headers: sign(body) }]],
    [400, [db, body, { headers: sign(body, secret, tenMinutesAgo) }]],
    [413, [db, large, { headers: sign(large) }]],
    [404, [db, body, { provider: 'nobody' }]],
  ];
  for (const [status, attempt] of attempts) {
    const answer = await postWebhook(...attempt);
    expect(answer.status, attempt[1]?.slice(0, 40)).toBe(status);
    expect(JSON.stringify(answer.body)).not.toMatch(/at .*:\d+:\d+/);
  }
  expect(await db.paymentEvent.count()).toBe(before);
  expect((await purchaseOf(checkout.purchaseId)).status).toBe('PENDING');
});

test('while secrets are rotated the previous one still verifies', async () => {
  const checkout = await aCheckout(db);
  const body = paidBody(checkout);
  const headers = {
    [signatureHeader]: signWebhook(body, [previousSecret], new Date()),
  };
  expect((await postWebhook(db, body, { headers })).status).toBe(200);
  expect((await purchaseOf(checkout.purchaseId)).status).toBe('CONFIRMED');
});

test('an event recorded by a process that died is applied by the sweep, once', async () => {
  const checkout = await aCheckout(db);
  const payload = Buffer.from(paidBody(checkout));
  const event = readTestGatewayEvent(JSON.parse(paidBody(checkout)));
  const { inboxEventId } = await recordPaymentEvent(asProvider(db), { provider: 'test', event, payload });
  await db.$executeRaw`UPDATE "PaymentEvent" SET "receivedAt" = now() - interval '1 minute' WHERE id = ${inboxEventId}`;

  await Promise.all([applyRecordedEvents(ctx()), applyRecordedEvents(ctx())]);

  expect((await purchaseOf(checkout.purchaseId)).status).toBe('CONFIRMED');
  expect(await confirmations(checkout.purchaseId)).toBe(1);
});

test('a payment that comes after the checkout expired revives it', async () => {
  const longAgo = new Date(Date.now() - 3 * 3_600_000);
  const checkout = await aCheckout(db, { now: longAgo });
  // The provider is asked first, so this needs a provider that still let it be paid a moment later.
  expect((await expireCheckouts(ctx())).expired).toBeGreaterThanOrEqual(1);
  expect((await purchaseOf(checkout.purchaseId)).status).toBe('EXPIRED');

  expect((await postWebhook(db, paidBody(checkout))).status).toBe(200);
  expect((await purchaseOf(checkout.purchaseId)).status).toBe('CONFIRMED');
});

test('a late payment of an expired checkout whose course was bought again is refused with a refund due', async () => {
  const longAgo = new Date(Date.now() - 3 * 3_600_000);
  const first = await aCheckout(db, { now: longAgo });
  await expireCheckouts(ctx());
  const second = await aCheckout(db, { course: first.course, student: first.student });

  expect((await postWebhook(db, paidBody(first))).status).toBe(200);

  expect((await purchaseOf(first.purchaseId)).status).toBe('EXPIRED');
  const inbox = await db.paymentEvent.findFirst({ where: { purchaseId: first.purchaseId } });
  expect(inbox?.outcomeReason).toContain('refund is due');
  expect((await purchaseOf(second.purchaseId)).status).toBe('PENDING');
});

test('the sweep never expires what was paid: it confirms it', async () => {
  const longAgo = new Date(Date.now() - 3 * 3_600_000);
  const checkout = await aCheckout(db, { now: longAgo });
  await settleCheckout(ctx(), { checkoutId: checkout.checkoutId, outcome: 'paid-webhook-lost' });
  await Promise.all([expireCheckouts(ctx()), expireCheckouts(ctx())]);
  expect((await purchaseOf(checkout.purchaseId)).status).toBe('CONFIRMED');
});

test('a declined card is told and leaves the checkout open for another try', async () => {
  const checkout = await aCheckout(db);
  const declined = JSON.stringify({
    id: 'evt_declined',
    type: 'checkout.declined',
    data: { checkout: checkout.checkoutId, reference: checkout.purchaseId, reason: 'insufficient funds' },
  });
  await postWebhook(db, declined);
  expect((await purchaseOf(checkout.purchaseId)).status).toBe('PENDING');
  await postWebhook(db, paidBody(checkout));
  expect((await purchaseOf(checkout.purchaseId)).status).toBe('CONFIRMED');
});

test('a refund that arrives before its payment keeps that from counting, and ends the checkout', async () => {
  const checkout = await aCheckout(db);
  const refunded = refundedBody(checkout);
  expect((await postWebhook(db, refunded)).status).toBe(200);
  expect((await postWebhook(db, paidBody(checkout))).status).toBe(200);

  expect((await purchaseOf(checkout.purchaseId)).status).toBe('REFUNDED');
  const payment = await db.payment.findFirstOrThrow({ where: { purchaseId: checkout.purchaseId } });
  expect(payment).toMatchObject({ status: 'REFUNDED', succeededAt: null, takenAmount: 18_000 });
});

test('a page that opens after its checkout has ended is closed again, so that nobody can pay on it', async () => {
  const checkout = await aCheckout(db);
  await db.payment.deleteMany({ where: { purchaseId: checkout.purchaseId } }); // as while the provider still answers
  expect(await expireCheckout(ctx(), { purchaseId: checkout.purchaseId, reason: 'superseded' })).toBe(
    'expired',
  );

  const opened = openPaymentPage(asStudent(db, checkout.student), { purchaseId: checkout.purchaseId });
  await expect(opened).rejects.toMatchObject({ code: 'checkout.settled' });
  const page = await db.testGatewayCheckout.findUniqueOrThrow({ where: { id: checkout.checkoutId } });
  expect(page.status).toBe('EXPIRED');
  expect(await db.payment.findFirst({ where: { purchaseId: checkout.purchaseId } })).toMatchObject({
    status: 'CANCELLED',
  });
});

test('what was paid and could not be accepted stays a violation until it is given back', async () => {
  const checkout = await aCheckout(db);
  const due = async () => {
    const { results } = await checkIntegrity(ctx());
    return results.find(({ name }) => name === 'refund-due')?.count ?? 0;
  };
  const before = await due();
  await postWebhook(db, paidBody(checkout, { amount: 1 }));
  expect(await due()).toBe(before + 1);
  const refunded = refundedBody(checkout, { amount: 1 });
  await postWebhook(db, refunded);
  expect(await due()).toBe(before);
});

test('other bytes under a known id are kept and applied as an event of their own', async () => {
  const checkout = await aCheckout(db);
  const id = `evt_${checkout.checkoutId}`;
  const first = JSON.stringify({ id, type: 'checkout.session.async' });
  const second = paidBody(checkout);
  for (const body of [first, second, first, second]) expect((await postWebhook(db, body)).status).toBe(200);
  expect((await purchaseOf(checkout.purchaseId)).status).toBe('CONFIRMED');
  for (const [body, outcome] of [
    [first, 'IGNORED'],
    [second, 'APPLIED'],
  ] as const) {
    const kept = await db.paymentEvent.findMany({ where: { payload: Buffer.from(body) } });
    expect(kept).toMatchObject([{ outcome, deliveries: 2 }]);
  }
});

test('two bodies under one id delivered at once, ten times each, are two rows', async () => {
  const checkout = await aCheckout(db);
  const id = `evt_${checkout.checkoutId}`;
  const bodies = [JSON.stringify({ id, type: 'checkout.session.async' }), paidBody(checkout)];
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) => postWebhook(db, bodies[n % 2] ?? '')),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  const kept = await db.paymentEvent.findMany({
    where: { payload: { in: bodies.map((body) => Buffer.from(body)) } },
    select: { deliveries: true },
  });
  expect(kept).toEqual([{ deliveries: 10 }, { deliveries: 10 }]);
  expect((await purchaseOf(checkout.purchaseId)).status).toBe('CONFIRMED');
});

test('a page that opens after its purchase was cancelled is closed again', async () => {
  const checkout = await aCheckout(db);
  await cancelPurchase(ctx(), { purchaseId: checkout.purchaseId, reason: 'The student asked.' });
  // The provider answers the student's own request only now.
  await db.testGatewayCheckout.update({ where: { id: checkout.checkoutId }, data: { status: 'OPEN' } });
  await expect(
    openPaymentPage(asStudent(db, checkout.student), { purchaseId: checkout.purchaseId }),
  ).rejects.toMatchObject({
    code: 'checkout.settled',
  });
  const page = await db.testGatewayCheckout.findUniqueOrThrow({ where: { id: checkout.checkoutId } });
  expect(page.status).toBe('EXPIRED');
});
