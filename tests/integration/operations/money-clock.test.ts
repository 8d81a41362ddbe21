import { describe, expect, test } from 'vitest';
import { applyRemedy } from '@/server/operations/applying/apply-remedy';
import { previewRemedy } from '@/server/operations/applying/preview-remedy';
import { diagnosePurchase } from '@/server/operations/diagnosis/diagnose-purchase';
import { watchPurchases } from '@/server/operations/incidents/watch-purchases';
import { listOpenMoney } from '@/server/operations/overview/list-open-money';
import type { RemedyKind } from '@/server/operations/vocabulary/remedies';
import { createPurchase } from '@/server/purchases/create-purchase';
import { listPurchases } from '@/server/purchases/list-purchases';
import { cancelPurchase } from '@/server/sales/cancellation/cancel-purchase';
import { disputeTestCheckout } from '@/server/sales/gateway/test/dispute-test-checkout';
import { settleCheckout, type TestOutcome } from '@/server/sales/gateway/test/settle-checkout';
import { settleLater } from '@/server/sales/gateway/test/settle-later';
import { reconcileBooks } from '@/server/sales/reconciliation/reconcile-books';
import { requestRefund } from '@/server/sales/refunds/request-refund';
import { previewReturn } from '@/server/sales/returning/preview-return';
import { returnPurchase } from '@/server/sales/returning/return-purchase';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aBookedPurchase, runStages } from '@/tests/support/school/bought';
import { aCourse, aStudent, aTrainer, eventIdOf, testContext } from '@/tests/support/school/school';
import { aCheckout, paidBody, postWebhook } from '@/tests/support/school/test-shop';

const { db } = await openTestDatabase();

const admin = () => ({
  db,
  actor: { kind: 'staff', userId: 'admin-1', name: 'Ada', role: 'ADMIN' } as const,
  now: new Date(),
});

const look = (purchaseId: string) => diagnosePurchase(admin(), { purchaseId });
const press = (purchaseId: string, kind: RemedyKind) =>
  applyRemedy(admin(), { purchaseId, kind, reason: 'The student is owed it.' });
const statusOf = async (id: string) => (await db.purchase.findUniqueOrThrow({ where: { id } })).status;

/** Whether the list of late purchases has it, right now and without a sweep. */
async function isListedLate(purchaseId: string): Promise<boolean> {
  const { rows } = await listPurchases({ ...admin(), now: new Date(Date.now() + 1000) }, { late: true });
  return rows.some(({ id }) => id === purchaseId);
}

async function isOnPipelinePage(id: string): Promise<boolean> {
  const { number } = await db.purchase.findUniqueOrThrow({ where: { id } });
  return (await listOpenMoney(admin())).rows.some((row) => row.number === number);
}

/** The open incidents that have the purchase, after the sweep. */
async function incidentsOf(purchaseId: string): Promise<string[]> {
  await watchPurchases(testContext(db, new Date(Date.now() + 1000)));
  const members = await db.incidentMember.findMany({
    where: { purchaseId, endedAt: null },
    select: { incident: { select: { cause: true } } },
  });
  return members.map(({ incident }) => incident.cause);
}

async function expectOwed(purchaseId: string, cause: string, recommended: RemedyKind) {
  const verdict = await look(purchaseId);
  expect(verdict).toMatchObject({ cause, stop: { stage: 'pay' } });
  expect(verdict.remedies.find(({ isRecommended }) => isRecommended)?.kind).toBe(recommended);
  expect(await isListedLate(purchaseId)).toBe(true);
  expect(await isOnPipelinePage(purchaseId)).toBe(true);
  expect(await incidentsOf(purchaseId)).toEqual([cause]);
}

async function expectOver(purchaseId: string, state: 'ended' | 'booked' | 'on-time') {
  expect(await look(purchaseId)).toMatchObject({ cause: null, state, isLate: false });
  expect(await isListedLate(purchaseId)).toBe(false);
  expect(await isOnPipelinePage(purchaseId)).toBe(false);
  expect(await incidentsOf(purchaseId)).toEqual([]);
}

/** Delivers what the test gateway owes, as it is due by now. */
async function delivers(checkoutId: string) {
  const owed = await db.testGatewayDelivery.findMany({ where: { checkoutId, deliveredAt: null } });
  for (const { id, body } of owed) {
    await postWebhook(db, body);
    await db.testGatewayDelivery.update({ where: { id }, data: { deliveredAt: new Date() } });
  }
}

/** What the provider takes a while to do is done now. */
async function settles(checkoutId: string) {
  const where = { checkoutId, settlesAt: { not: null } };
  await db.testGatewayRefund.updateMany({ where, data: { settlesAt: new Date(0) } });
  await settleLater(db);
  await delivers(checkoutId);
}

const disputes = (checkoutId: string, status: 'OPEN' | 'WON') =>
  db.$transaction((tx) => disputeTestCheckout(tx, { checkoutId, status, now: new Date() }));

/** A booked purchase of which everybody was notified. */
async function aNotified(outcome: TestOutcome) {
  const bought = await aBookedPurchase(db, { outcome });
  const mail = { cause: '', recipient: 'aarav@example.com', subject: 'Booked', text: '', sentAt: new Date() };
  const kinds = ['schedule.student', 'schedule.trainer'];
  await db.notification.createMany({
    data: kinds.map((kind) => ({ ...mail, kind, purchaseId: bought.purchaseId })),
  });
  return bought;
}

/** Cancelled, and the student got nothing back. */
async function endWithout(purchaseId: string) {
  const asked = { purchaseId, refund: { kind: 'none' }, ends: true } as const;
  const { token } = await previewReturn(admin(), asked);
  await returnPurchase(admin(), { ...asked, token, reason: 'Too late for a refund.' });
}

test('checkout A is superseded by B, B is booked, then A is paid: the refund is due and is the remedy, not a replay', async () => {
  const course = await aCourse(db);
  await aTrainer(db, course.course.skill);
  const student = await aStudent(db);
  const first = await aCheckout(db, { course, student });
  // The second checkout supersedes it. Its page was paid a moment before that, which the provider reports later.
  const second = await aCheckout(db, { course, student });
  await settleCheckout(testContext(db), { checkoutId: second.checkoutId, outcome: 'paid' });
  await postWebhook(db, paidBody(second));
  expect(await statusOf(first.purchaseId)).toBe('EXPIRED');
  const eventId = await eventIdOf(db, second.purchaseId, 'purchase/confirmed');
  await createPurchase(testContext(db), { purchaseId: second.purchaseId, eventId });
  expect(await runStages(db, second.purchaseId)).toBe('booked');
  await db.testGatewayCheckout.update({
    where: { id: first.checkoutId },
    data: { status: 'PAID', settledAt: new Date() },
  });
  await postWebhook(db, paidBody(first));

  await expectOwed(first.purchaseId, 'REFUND_DUE', 'refund');
  const { willDo } = await previewRemedy(admin(), { purchaseId: first.purchaseId, kind: 'refund' });
  expect(willDo[0]).toContain('€180.00');
  await press(first.purchaseId, 'refund');
  await expectOver(first.purchaseId, 'ended');
  expect(await db.payment.findFirst({ where: { purchaseId: first.purchaseId } })).toMatchObject({
    status: 'REFUNDED',
  });
});

test('paid by another amount than quoted: the purchase stays unpaid, and the money is due', async () => {
  const checkout = await aCheckout(db);
  const { purchaseId, checkoutId } = checkout;
  await settleCheckout(testContext(db), { checkoutId, outcome: 'paid-webhook-lost' });
  await postWebhook(db, paidBody(checkout, { amount: 17_000 }));
  await expectOwed(purchaseId, 'REFUND_DUE', 'refund');
  await press(purchaseId, 'refund');
  await expectOver(purchaseId, 'on-time');
});

describe('a refund that the provider did not make', () => {
  test.each([
    ['booked', 'booked'],
    ['cancelled', 'ended'],
  ] as const)('is late while the purchase is %s, until it was retried', async (kind, end) => {
    const { purchaseId, checkoutId, paymentId } = await aNotified('paid-refund-fails');
    const isWhole = kind === 'cancelled';
    if (isWhole) await cancelPurchase(admin(), { purchaseId, reason: 'The student asked.' });
    else await requestRefund(admin(), { paymentId, amount: 500, reason: 'One session less.' });
    // On its way within its time, it is no trouble.
    await expectOver(purchaseId, end);
    await settles(checkoutId);

    await expectOwed(purchaseId, 'REFUND_FAILED', 'retry-refund');
    await db.testGatewayCheckout.update({ where: { id: checkoutId }, data: { method: 'card ending 4242' } });
    if (isWhole) expect(await statusOf(purchaseId)).toBe('CANCELLED');
    await press(purchaseId, 'retry-refund');
    await expectOver(purchaseId, end);
    expect(await statusOf(purchaseId)).toBe(isWhole ? 'REFUNDED' : 'SCHEDULED');
    expect(await db.payment.findUniqueOrThrow({ where: { id: paymentId } })).toMatchObject({
      status: isWhole ? 'REFUNDED' : 'SUCCEEDED',
    });
  });

  test('is over once it was paid by hand, which nothing is asked for at the provider', async () => {
    const { purchaseId, checkoutId, paymentId } = await aNotified('paid-refund-fails');
    await requestRefund(admin(), { paymentId, amount: 500, reason: 'One session less.' });
    await settles(checkoutId);
    await press(purchaseId, 'record-refund');
    await expectOver(purchaseId, 'booked');
    expect(await db.testGatewayRefund.count({ where: { checkoutId } })).toBe(1);
    const [, byHand] = await db.refund.findMany({ where: { paymentId }, orderBy: { createdAt: 'asc' } });
    expect(byHand).toMatchObject({ provider: 'by-hand', status: 'SUCCEEDED', amount: 500 });
    const day = 86_400_000;
    const period = { from: new Date(Date.now() - day), to: new Date(Date.now() + day) };
    await reconcileBooks(testContext(db), { provider: 'test', ...period });
    expect(await db.bookDifference.count({ where: { purchaseId } })).toBe(0);
  });

  test('is retried once: a refusal ends the remedy with its reason, and the new refund is the one to retry', async () => {
    const { purchaseId, checkoutId, paymentId } = await aNotified('paid-refund-fails');
    await requestRefund(admin(), { paymentId, amount: 500, reason: 'One session less.' });
    await settles(checkoutId);
    const first = await look(purchaseId);
    await press(purchaseId, 'retry-refund');
    await settles(checkoutId);
    await expectOwed(purchaseId, 'REFUND_FAILED', 'retry-refund');
    expect((await look(purchaseId)).stopId).not.toBe(first.stopId);
  });
});

test.each([
  ['booked', 'WON', 'booked'],
  ['cancelled', 'WON', 'ended'],
] as const)(
  'a disputed purchase that is %s is late until the bank has decided',
  async (kind, status, end) => {
    const { purchaseId, checkoutId } = await aNotified('paid');
    if (kind === 'cancelled') {
      await endWithout(purchaseId);
      expect(await statusOf(purchaseId)).toBe('CANCELLED');
    }
    await disputes(checkoutId, 'OPEN');
    await delivers(checkoutId);
    await expectOwed(purchaseId, 'PAYMENT_DISPUTED', 'check-dispute');
    await expect(press(purchaseId, 'check-dispute')).rejects.toThrow('The bank has not decided');
    await disputes(checkoutId, status);
    await db.testGatewayDelivery.deleteMany({ where: { checkoutId, deliveredAt: null } });
    await press(purchaseId, 'check-dispute');
    await expectOver(purchaseId, end);
  },
);
