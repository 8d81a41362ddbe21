import { expect, test } from 'vitest';
import { checkIntegrity } from '@/server/operations/integrity/check-integrity';
import { listDifferences } from '@/server/sales/differences/list-differences';
import { previewDifference } from '@/server/sales/differences/preview-difference';
import { settleDifference } from '@/server/sales/differences/settle-difference';
import { settleCheckout } from '@/server/sales/gateway/test/settle-checkout';
import { reconcileBooks } from '@/server/sales/reconciliation/reconcile-books';
import { requestRefund } from '@/server/sales/refunds/request-refund';
import type { DifferenceRemedy } from '@/server/sales/vocabulary/difference-remedies';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { testContext } from '@/tests/support/school/school';
import { aCheckout, paidBody, postWebhook } from '@/tests/support/school/test-shop';
import { allowLog } from '@/tests/support/strict-log';

allowLog(/invariants are violated/);

const { db } = await openTestDatabase();
const admin = () => ({
  db,
  actor: { kind: 'staff', userId: 'admin-1', name: 'Ada', role: 'ADMIN' } as const,
  now: new Date(),
});

const compare = () =>
  reconcileBooks(testContext(db), {
    provider: 'test',
    from: new Date(Date.now() - 3_600_000),
    to: new Date(Date.now() + 3_600_000),
  });

/** The difference that the comparison finds about this money. */
async function found(ref: string) {
  await compare();
  const { rows } = await listDifferences(testContext(db));
  const row = rows.find((difference) => difference.ref === ref);
  if (!row) throw new Error(`no difference of ${ref} among ${rows.map((difference) => difference.ref)}`);
  return row;
}

async function settle(differenceId: string, remedy: DifferenceRemedy) {
  const { token, willDo } = await previewDifference(admin(), { differenceId, remedy });
  await settleDifference(admin(), { differenceId, remedy, token, reason: 'Agreed with the provider.' });
  return willDo.join(' ');
}

const isListed = async (ref: string) => {
  await compare();
  return (await listDifferences(testContext(db))).rows.some((row) => row.ref === ref);
};

async function paid() {
  const checkout = await aCheckout(db);
  await settleCheckout(testContext(db), { checkoutId: checkout.checkoutId, outcome: 'paid-webhook-lost' });
  await postWebhook(db, paidBody(checkout));
  const payment = await db.payment.findFirstOrThrow({ where: { purchaseId: checkout.purchaseId } });
  return { ...checkout, paymentId: payment.id, charge: checkout.checkoutId.replace('tgc_', 'tgh_') };
}

test('more was taken than recorded: the amount is corrected and the excess goes back to the student', async () => {
  const { checkoutId, paymentId, charge } = await paid();
  await db.testGatewayCheckout.update({ where: { id: checkoutId }, data: { amount: 20_000 } });
  const { id, remedies } = await found(charge);
  expect(remedies).toEqual(['refund', 'apply', 'settle']);
  expect(await settle(id, 'refund')).toMatch(/€200.00 was taken.*Returns €20.00/);
  expect(await db.payment.findUniqueOrThrow({ where: { id: paymentId } })).toMatchObject({
    takenAmount: 20_000,
    status: 'SUCCEEDED',
  });
  expect(await db.refund.findFirstOrThrow({ where: { paymentId } })).toMatchObject({
    amount: 2000,
    status: 'SUCCEEDED',
  });
  expect(await isListed(charge)).toBe(false);
});

test('less was taken than recorded: there is nothing to refund, and the provider’s amount is recorded', async () => {
  const { checkoutId, paymentId, charge } = await paid();
  await db.testGatewayCheckout.update({ where: { id: checkoutId }, data: { amount: 17_000 } });
  const { id } = await found(charge);
  await expect(previewDifference(admin(), { differenceId: id, remedy: 'refund' })).rejects.toMatchObject({
    code: 'difference.nothing-back',
  });
  await settle(id, 'apply');
  expect(await db.payment.findUniqueOrThrow({ where: { id: paymentId } })).toMatchObject({
    takenAmount: 17_000,
  });
  expect(await isListed(charge)).toBe(false);
});

test('a refund that the provider does not have has failed: it is owed, with a remedy of its own', async () => {
  const { checkoutId, paymentId, purchaseId } = await paid();
  await requestRefund(admin(), { paymentId, amount: 500, reason: 'One session less.' });
  const { providerRef } = await db.refund.findFirstOrThrow({ where: { paymentId } });
  await db.testGatewayRefund.deleteMany({ where: { checkoutId } });
  const { id } = await found(providerRef ?? '');
  await settle(id, 'apply');
  expect(await db.refund.findFirstOrThrow({ where: { paymentId } })).toMatchObject({ status: 'FAILED' });
  const [money] = await db.$queryRaw<{ owed: number }[]>`
    SELECT owed FROM "PaymentMoney" WHERE "purchaseId" = ${purchaseId}`;
  expect(money?.owed).toBe(500);
});

test('a payment that belongs to nobody here goes back at the provider, once, and stays settled', async () => {
  const { checkoutId } = await aCheckout(db);
  const stranger = { reference: 'nobody', status: 'PAID', settledAt: new Date() } as const;
  await db.testGatewayCheckout.update({ where: { id: checkoutId }, data: stranger });
  await db.payment.updateMany({ where: { providerRef: checkoutId }, data: { providerRef: 'another' } });
  const charge = checkoutId.replace('tgc_', 'tgh_');
  const { id } = await found(charge);
  const remedy = 'refund' as const;
  const { token } = await previewDifference(admin(), { differenceId: id, remedy });
  const press = () =>
    settleDifference(admin(), { differenceId: id, remedy, token, reason: 'Nobody knows it.' });
  const both = await Promise.allSettled([press(), press()]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await db.testGatewayRefund.count({ where: { checkoutId } })).toBe(1);
  expect(await isListed(charge)).toBe(false);
});

test('what was settled another way is off the list with its reason, until the books differ in another way', async () => {
  const { checkoutId, charge } = await paid();
  await db.testGatewayCheckout.update({ where: { id: checkoutId }, data: { amount: 17_000 } });
  const { id } = await found(charge);
  await settle(id, 'settle');
  expect(await isListed(charge)).toBe(false);
  const { results } = await checkIntegrity(testContext(db));
  const { examples = [] } = results.find(({ name }) => name === 'books-agree') ?? {};
  expect(examples.filter(({ detail }) => detail.includes('€170.00'))).toEqual([]);
  expect(await db.bookDifference.findUniqueOrThrow({ where: { id } })).toMatchObject({
    settledBy: 'Ada',
    settledReason: 'Agreed with the provider.',
  });
  expect(await db.auditEntry.count({ where: { action: 'difference.settled', subjectId: id } })).toBe(1);
  await db.testGatewayCheckout.update({ where: { id: checkoutId }, data: { amount: 16_000 } });
  expect(await isListed(charge)).toBe(true);
});

test('a preview that is no longer true is refused', async () => {
  const { checkoutId, charge } = await paid();
  await db.testGatewayCheckout.update({ where: { id: checkoutId }, data: { amount: 20_000 } });
  const { id } = await found(charge);
  const { token } = await previewDifference(admin(), { differenceId: id, remedy: 'apply' });
  await db.testGatewayCheckout.update({ where: { id: checkoutId }, data: { amount: 21_000 } });
  await expect(
    settleDifference(admin(), { differenceId: id, remedy: 'apply', token, reason: 'Agreed.' }),
  ).rejects.toMatchObject({ code: 'difference.changed' });
});
