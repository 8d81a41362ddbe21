import { expect, test } from 'vitest';
import { findUnfinishedCheckout } from '@/server/sales/checkout/find-unfinished-checkout';
import { verifyReturn } from '@/server/sales/checkout/verify-return';
import { settleCheckout } from '@/server/sales/gateway/test/settle-checkout';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aStudent } from '@/tests/support/school/school';
import { aCheckout, asStudent } from '@/tests/support/school/test-shop';

const { db } = await openTestDatabase();

type Checkout = Awaited<ReturnType<typeof aCheckout>>;
const unfinishedOf = ({ course, student }: Checkout, asking = student) =>
  findUnfinishedCheckout(asStudent(db, asking), { planId: course.plan.id });

test('an unpaid checkout is found by its student alone', async () => {
  const checkout = await aCheckout(db);
  const stranger = await aStudent(db);
  expect(await unfinishedOf(checkout)).toEqual({ purchaseId: checkout.purchaseId, wasDeclined: false });
  expect(await unfinishedOf(checkout, stranger)).toBeNull();
});

test('once it is paid, nothing is unfinished', async () => {
  const checkout = await aCheckout(db);
  const ctx = asStudent(db, checkout.student);
  await settleCheckout(ctx, { checkoutId: checkout.checkoutId, outcome: 'paid-webhook-lost' });
  await verifyReturn(ctx, { purchaseId: checkout.purchaseId });
  expect(await unfinishedOf(checkout)).toBeNull();
});
