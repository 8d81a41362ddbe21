import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { cancelPurchase } from '@/server/sales/cancellation/cancel-purchase';
import { startCheckout } from '@/server/sales/checkout/start-checkout';
import { verifyReturn } from '@/server/sales/checkout/verify-return';
import { settleCheckout } from '@/server/sales/gateway/test/settle-checkout';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aCourse, aStudent } from '@/tests/support/school/school';
import {
  aCheckout,
  asStudent,
  paidBody,
  postWebhook,
  preferredTimes,
  refundedBody,
} from '@/tests/support/school/test-shop';

const { db } = await openTestDatabase();

const checkoutStatus = async (id: string) =>
  (await db.testGatewayCheckout.findUniqueOrThrow({ where: { id } })).status;
const statusOf = async (id: string) => (await db.purchase.findUniqueOrThrow({ where: { id } })).status;

test('submitting ten times at once makes one purchase and one payment page', async () => {
  const { plan } = await aCourse(db);
  const student = await aStudent(db);
  const input = {
    checkoutKey: randomUUID(),
    planId: plan.id,
    preferences: preferredTimes(),
    acceptsNoTrainer: true,
  };
  const submit = () => startCheckout(asStudent(db, student), input);
  const answers = await Promise.all(Array.from({ length: 10 }, submit));
  const first = await submit();

  for (const answer of answers) expect(answer).toEqual(first);
  expect(await db.purchase.count({ where: { studentId: student.id } })).toBe(1);
  expect(await db.payment.count({ where: { purchaseId: first.purchaseId } })).toBe(1);
  expect(await db.testGatewayCheckout.count({ where: { reference: first.purchaseId } })).toBe(1);
});

test('the quote is the price of the plan at that moment', async () => {
  const checkout = await aCheckout(db);
  await db.coursePlan.update({ where: { id: checkout.course.plan.id }, data: { amount: 99_900 } });
  const again = await startCheckout(asStudent(db, checkout.student), checkout.input);
  expect(again.purchaseId).toBe(checkout.purchaseId);
  expect(await db.testGatewayCheckout.findUnique({ where: { id: checkout.checkoutId } })).toMatchObject({
    amount: 18_000,
  });
});

test('a new checkout of the same course closes the earlier page, so that only one can be paid', async () => {
  const first = await aCheckout(db);
  const second = await aCheckout(db, { course: first.course, student: first.student });

  expect(await statusOf(first.purchaseId)).toBe('EXPIRED');
  expect(await checkoutStatus(first.checkoutId)).toBe('EXPIRED');
  const payFirst = settleCheckout({ db, now: new Date() }, { checkoutId: first.checkoutId, outcome: 'paid' });
  await expect(payFirst).rejects.toThrow('closed');
  expect(await checkoutStatus(second.checkoutId)).toBe('OPEN');
});

test('a student who paid in another tab cannot buy the course again', async () => {
  const first = await aCheckout(db);
  await settleCheckout(
    { db, now: new Date() },
    { checkoutId: first.checkoutId, outcome: 'paid-webhook-lost' },
  );

  const again = aCheckout(db, { course: first.course, student: first.student });

  await expect(again).rejects.toThrow('not charged again');
  expect(await statusOf(first.purchaseId)).toBe('CONFIRMED');
});

test('paying in two tabs at once charges once', async () => {
  const checkout = await aCheckout(db);
  const pay = () =>
    settleCheckout({ db, now: new Date() }, { checkoutId: checkout.checkoutId, outcome: 'paid' });
  const results = await Promise.allSettled([pay(), pay(), pay()]);
  expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
  expect(await db.testGatewayDelivery.count({ where: { checkoutId: checkout.checkoutId } })).toBe(1);
});

test("a checkout key, a return and a purchase are their student's own", async () => {
  const checkout = await aCheckout(db);
  const stranger = await aStudent(db, 'Mallory');
  const theft = startCheckout(asStudent(db, stranger), checkout.input);
  await expect(theft).rejects.toThrow('another account');
  const peek = verifyReturn(asStudent(db, stranger), { purchaseId: checkout.purchaseId });
  await expect(peek).rejects.toThrow('no such purchase');
});

test.each([
  ['a retired plan', async () => (await aCourse(db)).plan.id, {}, 'no longer sold', true],
  ['yesterday', async () => (await aCourse(db)).plan.id, { startDate: '2020-01-01' }, 'start date', false],
  [
    'one preferredTime',
    async () => (await aCourse(db)).plan.id,
    { preferredTimes: [{ weekday: 1, minute: 600 }] },
    'two',
    false,
  ],
  ['no such zone', async () => (await aCourse(db)).plan.id, { zone: 'Mars/Olympus' }, 'time zone', false],
])(
  '%s is refused with a sentence, and nothing is written',
  async (_, plan, preferences, message, isRetired) => {
    const student = await aStudent(db);
    const planId = await plan();
    if (isRetired) await db.coursePlan.update({ where: { id: planId }, data: { retiredAt: new Date() } });
    const input = {
      checkoutKey: randomUUID(),
      planId,
      preferences: { ...preferredTimes(), ...preferences },
      studentId: student.id,
    };
    await expect(startCheckout(asStudent(db, student), input)).rejects.toThrow(message);
    expect(await db.purchase.count({ where: { studentId: student.id } })).toBe(0);
  },
);

test('a checkout that was cancelled with its money returned is not called paid', async () => {
  const checkout = await aCheckout(db);
  const { checkoutId, purchaseId, number } = checkout;
  const now = new Date();
  await settleCheckout({ db, now }, { checkoutId, outcome: 'paid-webhook-lost' });
  const admin = { kind: 'staff', userId: 'a', name: 'Ada', role: 'ADMIN' } as const;
  await cancelPurchase({ db, actor: admin, now }, { purchaseId, reason: 'The student asked.' });
  expect(await statusOf(purchaseId)).toBe('REFUNDED');
  await expect(startCheckout(asStudent(db, checkout.student), checkout.input)).rejects.toThrow(
    `P-${number} was cancelled, and your money was returned.`,
  );
});

test('after a charge back, the same checkout and a new one of the course say where the money is', async () => {
  const checkout = await aCheckout(db);
  const { course, student } = checkout;
  await postWebhook(db, paidBody(checkout));
  await postWebhook(db, refundedBody(checkout));
  const words = /went back to you/;
  await expect(startCheckout(asStudent(db, student), checkout.input)).rejects.toThrow(words);
  await expect(aCheckout(db, { course, student })).rejects.toThrow(words);
});
