import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Context } from '@/server/core/context';
import { queueDueMails } from '@/server/sales/mails/queue-due-mails';
import { getReceipt } from '@/server/sales/receipts/get-receipt';
import { issueCreditNote } from '@/server/sales/receipts/issue-credit-note';
import { issueReceipt } from '@/server/sales/receipts/issue-receipt';
import { receiptSelect } from '@/server/sales/receipts/receipt-document';
import { receiptPdf } from '@/server/sales/receipts/receipt-pdf';
import { getSchoolSettings } from '@/server/school/settings/get-school-settings';
import { updateSchoolSettings } from '@/server/school/settings/update-school-settings';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aPaidPurchase, testContext } from '@/tests/support/school/school';

const { db } = await openTestDatabase();

async function aPaid() {
  const purchase = await aPaidPurchase(db);
  const payment = await db.payment.findFirstOrThrow({ where: { purchaseId: purchase.id } });
  return { ...purchase, paymentId: payment.id, payment };
}
const issue = (paymentId: string) =>
  db.$transaction((tx) => issueReceipt(tx, { paymentId, now: new Date() }));
const numbers = async () =>
  (await db.receipt.findMany({ where: { kind: 'RECEIPT' }, orderBy: { number: 'asc' } })).map(
    ({ number }) => number,
  );
const oneToN = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

async function aRefund({ payment, paymentId }: Awaited<ReturnType<typeof aPaid>>, amount: number) {
  const id = randomUUID();
  const refund = { id, paymentId, provider: payment.provider, amount, currency: payment.currency };
  await db.$transaction(async (tx) => {
    await tx.$executeRawUnsafe('SET LOCAL session_replication_role = replica');
    await tx.refund.create({
      data: {
        ...{
          ...refund,
          status: 'SUCCEEDED',
          providerRef: `re_${id}`,
          settledAt: new Date(),
          reason: 'Asked for',
        },
        ...{ actorKind: 'STAFF', actorId: 's', actorName: 'Sam' },
      },
    });
  });
  return id;
}

test('receipts issued at once, some rolled back and some asked for twice, have numbers without a gap', async () => {
  const payments = await Promise.all(Array.from({ length: 12 }, aPaid));
  const undone = (paymentId: string) =>
    db.$transaction(async (tx) => {
      await issueReceipt(tx, { paymentId, now: new Date() });
      throw new Error('undone');
    });
  await Promise.allSettled(
    payments.flatMap(({ paymentId }) => [undone(paymentId), issue(paymentId), issue(paymentId)]),
  );
  expect(await numbers()).toEqual(oneToN(12));
  expect(await db.receipt.groupBy({ by: ['paymentId'], _count: true })).toHaveLength(12);
});

test('a receipt keeps what the school was when it was issued', async () => {
  const { paymentId, payment } = await aPaid();
  const ctx = testContext(db);
  const { updatedAt, logoTag, ...before } = await getSchoolSettings(ctx);
  const save = async (part: object) => {
    const { updatedAt: expected } = await getSchoolSettings(ctx);
    await updateSchoolSettings(ctx, { ...before, ...part, expected });
  };
  await save({ sellerName: 'Old name', taxRateBasisPoints: 1900 });
  const { id } = await issue(paymentId);
  await save({ sellerName: 'New name', taxRateBasisPoints: 700 });
  const receipt = await db.receipt.findUniqueOrThrow({ where: { id } });
  expect(receipt).toMatchObject({ sellerName: 'Old name', taxRateBasisPoints: 1900, amount: payment.amount });
  expect(receipt.taxAmount).toBe(Math.round((payment.amount * 1900) / 11_900));
});

test('a credit note has its own series and the seller and rate of its receipt', async () => {
  const paid = await aPaid();
  const receipt = await issue(paid.paymentId);
  const refundId = await aRefund(paid, 1000);
  const credit = () => db.$transaction((tx) => issueCreditNote(tx, { refundId, now: new Date() }));
  const [first, second] = await Promise.all([credit(), credit()]);
  expect(first).toBe(second);
  const note = await db.receipt.findUniqueOrThrow({ where: { id: first ?? '' } });
  expect(note).toMatchObject({
    kind: 'CREDIT_NOTE',
    number: 1,
    amount: 1000,
    sellerName: receipt.sellerName,
  });
});

test.each([
  ['a chosen number', `UPDATE "Receipt" SET number = 99`],
  ['a receipt that is gone', `DELETE FROM "Receipt"`],
  ['a number that no receipt has', `UPDATE "ReceiptSeries" SET last = last + 1 WHERE kind = 'RECEIPT'`],
  ['a series that begins again', `UPDATE "ReceiptSeries" SET last = 0 WHERE kind = 'RECEIPT'`],
])('the database refuses %s', async (_, statement) => {
  await expect(db.$executeRawUnsafe(statement)).rejects.toThrow(/append_only|receipt_gap/);
});

test('a student sees their own receipt and nobody else’s, staff see any', async () => {
  const { paymentId, studentId } = await aPaid();
  const { id: receiptId } = await issue(paymentId);
  const as = (actor: Context['actor']) => getReceipt({ db, actor, now: new Date() }, { receiptId });
  expect((await as({ kind: 'student', userId: studentId, name: 'S' })).id).toBe(receiptId);
  await expect(as({ kind: 'student', userId: randomUUID(), name: 'X' })).rejects.toMatchObject({
    code: 'receipt.unknown',
  });
  await expect(as({ kind: 'visitor' })).rejects.toMatchObject({ kind: 'Forbidden' });
  expect((await as({ kind: 'staff', userId: 's', name: 'Sam', role: 'SUPPORT' })).id).toBe(receiptId);
});

test.each(['अर्जुन शर्मा', 'محمد علي', '山田太郎', '👩‍🏫', '\ud800', 'x'.repeat(500), 'Łukasz', ''])(
  'a PDF for %j does not fail',
  async (buyerName) => {
    const { paymentId } = await aPaid();
    const { id } = await issue(paymentId);
    const receipt = await db.receipt.findUniqueOrThrow({ where: { id }, select: receiptSelect });
    const pdf = await receiptPdf({ ...receipt, buyerName, sellerName: buyerName || 'S' }, null);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  },
);

test('each event is told once, however often it is looked for, also by two at once', async () => {
  const paid = await aPaid();
  const sweep = () => queueDueMails({ ...testContext(db), actor: { kind: 'system', job: 'test' } });
  await Promise.all([sweep(), sweep()]);
  const refundId = await aRefund(paid, 1000);
  await Promise.all([sweep(), sweep()]);
  await sweep();
  const mails = await db.notification.findMany({
    where: { OR: [{ purchaseId: paid.id }, { userId: paid.studentId }] },
    orderBy: { kind: 'asc' },
    select: { kind: true, cause: true },
  });
  expect(mails).toEqual([
    { kind: 'payment.student', cause: paid.paymentId },
    { kind: 'refund-issued.student', cause: refundId },
    { kind: 'welcome.student', cause: '' },
  ]);
  expect(await numbers()).toEqual(oneToN((await numbers()).length));
});
