import { beforeEach, expect, test } from 'vitest';
import { checkIntegrity } from '@/server/operations/integrity/check-integrity';
import { checkWhenDue } from '@/server/operations/integrity/check-when-due';
import { cancelPurchase } from '@/server/sales/cancellation/cancel-purchase';
import { expireCheckouts } from '@/server/sales/checkout/expire-checkouts';
import { verifyReturn } from '@/server/sales/checkout/verify-return';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aCheckout, asStudent, paidBody, postWebhook } from '@/tests/support/school/test-shop';
import { allowLog } from '@/tests/support/strict-log';

allowLog(/names":\["(payment-known|checkout-ends)"\]/);
allowLog(/an unpaid checkout could not be ended/);
allowLog(/an earlier checkout could not be ended/);

const { db } = await openTestDatabase();

const ctx = () => ({ db, actor: { kind: 'system', job: 'test' } as const, now: new Date() });
const statusOf = async (id: string) => (await db.purchase.findUniqueOrThrow({ where: { id } })).status;
const longAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);
const violated = async () =>
  (await checkIntegrity(ctx())).results.flatMap(({ name, examples }) =>
    examples.length > 0 ? [[name, ...examples.map(({ id }) => id)]] : [],
  );
const forget = (checkoutId: string) => db.testGatewayCheckout.delete({ where: { id: checkoutId } });

/** No gateway serves this provider here, as after a change of configuration: it cannot be asked at all. */
const silence = (purchaseId: string) =>
  db.payment.updateMany({ where: { purchaseId }, data: { provider: 'elsewhere' } });

beforeEach(async () => {
  for (const { id } of await db.purchase.findMany({ where: { status: { in: ['PENDING', 'EXPIRED'] } } })) {
    await db.payment.updateMany({
      where: { purchaseId: id, provider: 'elsewhere' },
      data: { provider: 'test' },
    });
    await cancelPurchase(ctx(), { purchaseId: id, reason: 'The test is over.' });
  }
});

test('one checkout that the provider does not know ends as well, holds up no other, and people are told', async () => {
  const oldest = await aCheckout(db, { now: longAgo(5) });
  const others = [await aCheckout(db, { now: longAgo(4) }), await aCheckout(db, { now: longAgo(3) })];
  await forget(oldest.checkoutId);
  expect(await expireCheckouts(ctx())).toEqual({ expired: 3, paid: 0, moved: 0, failed: 0 });
  for (const { purchaseId } of [oldest, ...others]) expect(await statusOf(purchaseId)).toBe('EXPIRED');
  expect(await db.payment.findFirst({ where: { purchaseId: oldest.purchaseId } })).toMatchObject({
    status: 'FAILED',
    failureReason: 'The provider knows no such checkout.',
  });
  expect(await checkWhenDue(ctx())).toEqual({ checked: true });
  expect(await violated()).toEqual([['payment-known', `P-${oldest.number}`]]);
  expect(await db.incident.findMany({ where: { closedAt: null } })).toMatchObject([
    { stage: 'payment-known' },
  ]);

  const { purchaseId } = oldest;
  await cancelPurchase(ctx(), { purchaseId, reason: 'The provider never had it.' });
  expect(await violated()).toEqual([]);
});

test('paid after all, it is revived', async () => {
  const checkout = await aCheckout(db, { now: longAgo(5) });
  await forget(checkout.checkoutId);
  await expireCheckouts(ctx());
  await postWebhook(db, paidBody(checkout));
  expect(await statusOf(checkout.purchaseId)).toBe('CONFIRMED');
  expect(await violated()).toEqual([]);
});

test('one that the provider cannot be asked about stays, is told of, and holds up no other', async () => {
  const oldest = await aCheckout(db, { now: longAgo(5) });
  const other = await aCheckout(db, { now: longAgo(4) });
  await silence(oldest.purchaseId);
  expect(await expireCheckouts(ctx())).toEqual({ expired: 1, paid: 0, moved: 0, failed: 1 });
  expect(await statusOf(oldest.purchaseId)).toBe('PENDING');
  expect(await statusOf(other.purchaseId)).toBe('EXPIRED');
  expect(await checkWhenDue(ctx())).toEqual({ checked: true });
  expect(await violated()).toEqual([['checkout-ends', `P-${oldest.number}`]]);
});

test('more of them than one sweep takes do not hold up the others either', async () => {
  const stuck = [];
  for (let n = 0; n < 51; n++) stuck.push(await aCheckout(db, { now: longAgo(6) }));
  for (const { purchaseId } of stuck) await silence(purchaseId);
  const other = await aCheckout(db, { now: longAgo(4) });
  await expireCheckouts(ctx());
  await expireCheckouts(ctx());
  expect(await statusOf(other.purchaseId)).toBe('EXPIRED');
});

test('the student whose checkout the provider does not know can begin another', async () => {
  const first = await aCheckout(db);
  await forget(first.checkoutId);
  const { purchaseId, student, course } = first;
  const returned = await verifyReturn(asStudent(db, student), { purchaseId });
  expect(returned).toEqual({ status: 'PENDING' });
  const second = await aCheckout(db, { course, student });
  expect(await statusOf(first.purchaseId)).toBe('EXPIRED');
  expect(await statusOf(second.purchaseId)).toBe('PENDING');
});

test('the student whose checkout cannot be asked about is told what to do, and nothing is written', async () => {
  const first = await aCheckout(db);
  await silence(first.purchaseId);
  const again = aCheckout(db, { course: first.course, student: first.student });
  await expect(again).rejects.toMatchObject({ code: 'checkout.unanswered' });
  await expect(again).rejects.toThrow('Try again in a few minutes');
  expect(await db.purchase.count({ where: { studentId: first.student.id } })).toBe(1);
});

test('a refund of money that the provider does not know is refused, and nothing ends', async () => {
  const checkout = await aCheckout(db);
  await postWebhook(db, paidBody(checkout));
  await forget(checkout.checkoutId);
  const cancelled = cancelPurchase(ctx(), { purchaseId: checkout.purchaseId, reason: 'The student asked.' });
  await expect(cancelled).rejects.toMatchObject({ code: 'refund.refused' });
  expect(await statusOf(checkout.purchaseId)).toBe('CONFIRMED');
});
