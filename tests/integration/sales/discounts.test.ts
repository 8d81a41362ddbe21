import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Prisma } from '@/prisma/generated/client';
import { cancelPurchase } from '@/server/sales/cancellation/cancel-purchase';
import { expireCheckout } from '@/server/sales/checkout/expire-checkout';
import { createDiscount } from '@/server/sales/discounts/create-discount';
import { endDiscount } from '@/server/sales/discounts/end-discount';
import { listDiscounts } from '@/server/sales/discounts/list-discounts';
import { quoteDiscount } from '@/server/sales/discounts/quote-discount';
import { issueReceipt } from '@/server/sales/receipts/issue-receipt';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aCourse, aStudent, testContext } from '@/tests/support/school/school';
import {
  aCheckout,
  asStudent,
  paidBody,
  postWebhook,
  preferredTimes,
} from '@/tests/support/school/test-shop';

const { db } = await openTestDatabase();
const ctx = () => testContext(db);
const past = new Date(Date.now() - 86_400_000);
const future = new Date(Date.now() + 86_400_000);

/** A code of its own, 10 % off everything from yesterday on, unless said otherwise. */
async function aCode(more: Partial<Parameters<typeof createDiscount>[1]> = {}) {
  const code = `C${randomUUID().slice(0, 8)}`.toUpperCase();
  const rest = { courseIds: [], startsAt: past, endsAt: null, maxUses: null, maxUsesPerStudent: null };
  const { discountId } = await createDiscount(ctx(), { code, off: { percent: 10 }, ...rest, ...more });
  return { id: discountId, code: more.code ?? code };
}
const quote = async (
  code: string,
  course?: Awaited<ReturnType<typeof aCourse>>,
  student?: { id: string },
) => {
  const { plan } = course ?? (await aCourse(db));
  return quoteDiscount(student ? asStudent(db, student) : ctx(), { planId: plan.id, code });
};
const usesOf = async (id: string) => (await listDiscounts(ctx())).find((row) => row.id === id)?.uses;
const codeOf = (results: PromiseSettledResult<unknown>[]) =>
  results.flatMap((result) => (result.status === 'rejected' ? [result.reason.code] : []));

test('a code is typed in any case, and is in the quote, the payment page, the payment and the receipt', async () => {
  const { id, code } = await aCode({ code: 'WELCOME-10' });
  expect(await quote(' welcome-10 ')).toEqual({
    ...{ code, price: 18_000, discount: 1_800, total: 16_200, currency: 'EUR' },
  });
  const checkout = await aCheckout(db, { discountCode: 'welcome-10' });
  expect(await db.purchase.findUniqueOrThrow({ where: { id: checkout.purchaseId } })).toMatchObject({
    ...{ amount: 16_200, discount: 1_800, discountCodeId: id },
  });
  const page = await db.testGatewayCheckout.findUniqueOrThrow({ where: { id: checkout.checkoutId } });
  expect(page.amount).toBe(16_200);
  await postWebhook(db, paidBody(checkout, { amount: 16_200 }));
  const payment = await db.payment.findFirstOrThrow({ where: { purchaseId: checkout.purchaseId } });
  expect(payment).toMatchObject({ status: 'SUCCEEDED', amount: 16_200 });
  const receipt = await db.$transaction((tx) => issueReceipt(tx, { paymentId: payment.id, now: new Date() }));
  expect(receipt).toMatchObject({ amount: 16_200, discount: 1_800 });
  const [entry] = await db.timelineEntry.findMany({
    where: { purchaseId: checkout.purchaseId, kind: 'checkout.started' },
  });
  expect(entry?.data).toMatchObject({ amount: 16_200, discountCode: 'WELCOME-10' });
});

test('an amount is taken off prices in its currency', async () => {
  const { code } = await aCode({ off: { amount: 2_500, currency: 'EUR' } });
  expect(await quote(code)).toMatchObject({ discount: 2_500, total: 15_500 });
});

test('a code that cannot be used says why, when it is asked about and at checkout, and nothing is bought', async () => {
  const course = await aCourse(db);
  const cases: [Promise<{ code: string }>, string][] = [
    [Promise.resolve({ code: 'NEVER-MADE' }), 'discount.unknown'],
    [aCode({ startsAt: future }), 'discount.not-yet'],
    [aCode({ startsAt: new Date(0), endsAt: past }), 'discount.ended'],
    [aCode({ courseIds: [(await aCourse(db)).course.id] }), 'discount.course'],
    [aCode({ off: { amount: 100, currency: 'USD' } }), 'discount.currency'],
    [aCode({ off: { amount: 17_951, currency: 'EUR' } }), 'discount.too-small'],
  ];
  for (const [made, refusal] of cases) {
    const { code } = await made;
    await expect(quote(code, course), refusal).rejects.toMatchObject({ code: refusal });
    await expect(aCheckout(db, { course, discountCode: code })).rejects.toMatchObject({ code: refusal });
  }
  expect(await db.purchase.count({ where: { courseId: course.course.id } })).toBe(0);
  const { code } = await aCode({ courseIds: [course.course.id], off: { amount: 17_950, currency: 'EUR' } });
  expect(await quote(code, course)).toMatchObject({ total: 50 });
});

test('of two buyers at once for the last use one gets it, and the other reads that it is used up', async () => {
  for (let round = 0; round < 5; round++) {
    const { id, code } = await aCode({ maxUses: 1 });
    const course = await aCourse(db);
    const results = await Promise.allSettled(
      Array.from({ length: 4 }, () => aCheckout(db, { course, discountCode: code })),
    );
    expect(codeOf(results)).toEqual(Array(3).fill('discount.used-up'));
    expect(await usesOf(id)).toBe(1);
  }
});

test('one student’s limit holds over courses, also for two checkouts at once', async () => {
  const { code } = await aCode({ maxUsesPerStudent: 1 });
  const student = await aStudent(db);
  const results = await Promise.allSettled([
    aCheckout(db, { student, discountCode: code }),
    aCheckout(db, { student, discountCode: code }),
  ]);
  expect(codeOf(results)).toEqual(['discount.used']);
  await expect(quote(code, undefined, student)).rejects.toMatchObject({ code: 'discount.used' });
  expect(await quote(code, undefined, await aStudent(db))).toMatchObject({ discount: 1_800 });
});

test('the same checkout submitted twice at once takes one use', async () => {
  const { id, code } = await aCode({ maxUses: 1, maxUsesPerStudent: 1 });
  const { startCheckout } = await import('@/server/sales/checkout/start-checkout');
  const first = await aCheckout(db, { discountCode: code });
  await expireCheckout(ctx(), { purchaseId: first.purchaseId, reason: 'unpaid' });
  const input = { ...first.input, checkoutKey: randomUUID() };
  const submit = () => startCheckout(asStudent(db, first.student), input);
  const [one, other] = await Promise.all([submit(), submit()]);
  expect(one).toEqual(other);
  expect(await usesOf(id)).toBe(1);
});

test('a checkout that expires, or is superseded, gives its use back', async () => {
  const { id, code } = await aCode({ maxUses: 1 });
  const first = await aCheckout(db, { discountCode: code });
  await expect(quote(code)).rejects.toMatchObject({ code: 'discount.used-up' });
  // The next checkout of the same student and course takes the place of the first.
  const second = await aCheckout(db, { ...first, discountCode: code });
  expect(await usesOf(id)).toBe(1);
  await expireCheckout(ctx(), { purchaseId: second.purchaseId, reason: 'unpaid' });
  expect(await usesOf(id)).toBe(0);
  expect(await quote(code)).toMatchObject({ discount: 1_800 });
});

test('a late payment of an expired checkout counts again, at its own price; a refunded one stays used', async () => {
  const { id, code } = await aCode({ maxUses: 1 });
  const late = await aCheckout(db, { discountCode: code });
  await db.purchase.update({ where: { id: late.purchaseId }, data: { checkoutExpiresAt: past } });
  // It expired although the provider still took the payment.
  await db.$executeRaw`UPDATE "TestGatewayCheckout" SET status = 'OPEN' WHERE id = ${late.checkoutId}`;
  await expireCheckout(ctx(), { purchaseId: late.purchaseId, reason: 'unpaid' });
  await aCheckout(db, { discountCode: code });
  await postWebhook(db, paidBody(late, { amount: 16_200 }));
  const { status } = await db.purchase.findUniqueOrThrow({ where: { id: late.purchaseId } });
  expect(status).toBe('CONFIRMED');
  expect(await usesOf(id)).toBe(2);
  await db.$executeRaw`UPDATE "TestGatewayCheckout" SET status = 'PAID' WHERE id = ${late.checkoutId}`;
  await cancelPurchase(ctx(), { purchaseId: late.purchaseId, reason: 'Asked for' });
  expect(await usesOf(id)).toBe(2);
});

test('an ended code is refused at once, and a checkout that was begun with it keeps its price', async () => {
  const { id, code } = await aCode();
  const begun = await aCheckout(db, { discountCode: code });
  await endDiscount(ctx(), { discountId: id });
  await expect(quote(code)).rejects.toMatchObject({ code: 'discount.ended' });
  await expect(endDiscount(ctx(), { discountId: id })).rejects.toMatchObject({ code: 'discount.ended' });
  await postWebhook(db, paidBody(begun, { amount: 16_200 }));
  expect(await db.purchase.findUniqueOrThrow({ where: { id: begun.purchaseId } })).toMatchObject({
    status: 'CONFIRMED',
  });
  const upcoming = await aCode({ startsAt: future });
  await endDiscount(ctx(), { discountId: upcoming.id });
  const audit = await db.auditEntry.findMany({ where: { subjectId: id }, orderBy: { at: 'asc' } });
  expect(audit.map(({ action }) => action)).toEqual(['discount.created', 'discount.ended']);
});

test('two codes of one name, all of the price, and an end before the beginning are refused', async () => {
  const { code } = await aCode();
  await expect(aCode({ code })).rejects.toMatchObject({ code: 'discount.taken' });
  await expect(aCode({ off: { percent: 100 } })).rejects.toThrow();
  await expect(aCode({ startsAt: future, endsAt: past })).rejects.toThrow();
  await expect(aCode({ courseIds: [randomUUID()] })).rejects.toThrow();
});

test('the database refuses a discount that its code does not give, whatever the code of Caravan does', async () => {
  const { course, plan } = await aCourse(db);
  const student = await aStudent(db);
  const buy = (more: Prisma.PurchaseUncheckedCreateInput | object, course_ = course) =>
    db.purchase.create({
      data: {
        checkoutKey: randomUUID(),
        studentId: student.id,
        courseId: course_.id,
        planId: plan.id,
        ...{ sessionCount: 2, sessionMinutes: 60, sessionsPerWeek: 2, currency: 'EUR', amount: 16_200 },
        preferences: preferredTimes(),
        checkoutExpiresAt: future,
        ...more,
      },
    });
  const { id } = await aCode({ maxUses: 1 });
  const other = await aCode({ courseIds: [(await aCourse(db)).course.id] });
  const later = await aCode({ startsAt: future });
  await expect(buy({ discount: 1_801, discountCodeId: id })).rejects.toThrow('discount_amount');
  await expect(buy({ discount: 1_800, discountCodeId: other.id })).rejects.toThrow('discount_course');
  await expect(buy({ discount: 1_800, discountCodeId: later.id })).rejects.toThrow('discount_period');
  await expect(buy({ discount: 1_800 })).rejects.toThrow('purchase_discount');
  await aCheckout(db, { discountCode: (await db.discountCode.findUniqueOrThrow({ where: { id } })).code });
  await expect(buy({ discount: 1_800, discountCodeId: id })).rejects.toThrow('discount_total_limit');
  await expect(db.discountCode.update({ where: { id }, data: { percent: 20 } })).rejects.toThrow(
    'append_only',
  );
});
