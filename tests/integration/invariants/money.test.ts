import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { DisputeStatus, PaymentStatus, RefundStatus } from '@/prisma/generated/enums';
import type { Tx } from '@/server/core/db';
import { appendEntry } from '@/server/process/timeline/append-entry';
import { moneyOfPayment } from '@/server/purchases/money/money-of';
import { moneySelect } from '@/server/purchases/money/money-select';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aPaidPurchase } from '@/tests/support/school/school';

const { db } = await openTestDatabase();
const ctx = () => ({ db, actor: { kind: 'system', job: 'test' } as const, now: new Date() });

async function aPayment() {
  const purchase = await aPaidPurchase(db);
  const { id } = await db.payment.findFirstOrThrow({ where: { purchaseId: purchase.id } });
  return { id, purchaseId: purchase.id, amount: purchase.amount };
}
type Payment = Awaited<ReturnType<typeof aPayment>>;

const tellRefund = (tx: Tx, payment: Payment, refundId: string) =>
  appendEntry(tx, ctx(), payment.purchaseId, {
    kind: 'refund.requested',
    data: { refundId, amount: 1, currency: 'EUR', reason: 'test' },
  });

const insertRefund = (
  tx: Tx,
  payment: Payment,
  given: { id: string; amount: number; currency?: string; status?: RefundStatus },
) => {
  const status = given.status ?? 'PENDING';
  return tx.refund.create({
    data: {
      id: given.id,
      paymentId: payment.id,
      provider: 'test',
      providerRef: randomUUID(),
      status,
      amount: given.amount,
      currency: given.currency ?? 'EUR',
      reason: 'test',
      failureReason: status === 'FAILED' ? 'closed' : null,
      settledAt: status === 'PENDING' ? null : new Date(),
      actorKind: 'SYSTEM',
      actorId: 'test',
      actorName: 'test',
    },
  });
};

async function aRefund(payment: Payment, given: Omit<Parameters<typeof insertRefund>[2], 'id'>) {
  const id = randomUUID();
  await db.$transaction(async (tx) => {
    await insertRefund(tx, payment, { id, ...given });
    await tellRefund(tx, payment, id);
  });
  return id;
}

test('refunds of a payment never exceed it, failed ones do not count', async () => {
  const payment = await aPayment();
  await aRefund(payment, { amount: payment.amount, status: 'FAILED' });
  await aRefund(payment, { amount: payment.amount - 500 });
  await expect(aRefund(payment, { amount: 501 })).rejects.toThrow('refunds_within_payment');
  await aRefund(payment, { amount: 500 });
});

test('two refunds at once cannot exceed the payment together', async () => {
  const payment = await aPayment();
  const both = await Promise.allSettled([1, 2].map(() => aRefund(payment, { amount: payment.amount - 1 })));
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('a refund is in the currency that was taken', async () => {
  const payment = await aPayment();
  await expect(aRefund(payment, { amount: 1, currency: 'USD' })).rejects.toThrow('refund_in_currency');
});

test('a refund, and each state of it, is told on the timeline in the same transaction', async () => {
  const payment = await aPayment();
  await expect(insertRefund(db, payment, { id: randomUUID(), amount: 1 })).rejects.toThrow(
    'refund_on_timeline',
  );
  const id = await aRefund(payment, { amount: 1 });
  await expect(
    db.refund.update({ where: { id }, data: { status: 'SUCCEEDED', settledAt: new Date() } }),
  ).rejects.toThrow('refund_on_timeline');
});

test('what a refund asked for stays, its state only moves forward, and it is never deleted', async () => {
  const payment = await aPayment();
  const id = await aRefund(payment, { amount: 1, status: 'FAILED' });
  await expect(db.refund.update({ where: { id }, data: { amount: 2 } })).rejects.toThrow('refund_stays');
  await expect(db.refund.update({ where: { id }, data: { status: 'SUCCEEDED' } })).rejects.toThrow(
    'refund_moves_forward',
  );
  await expect(db.refund.delete({ where: { id } })).rejects.toThrow('append_only');
});

test('what was taken cannot become less than what goes back', async () => {
  const payment = await aPayment();
  await aRefund(payment, { amount: payment.amount });
  await expect(
    db.payment.update({ where: { id: payment.id }, data: { takenAmount: 1, takenCurrency: 'EUR' } }),
  ).rejects.toThrow('refunds_within_payment');
});

test('a dispute is told on the timeline, and closed when it was won or lost', async () => {
  const payment = await aPayment();
  const dispute = (status: DisputeStatus) => ({
    paymentId: payment.id,
    provider: 'test',
    providerRef: randomUUID(),
    status,
    amount: 1,
    currency: 'EUR',
    reason: 'fraudulent',
    openedAt: new Date(),
  });
  await expect(db.dispute.create({ data: dispute('OPEN') })).rejects.toThrow('dispute_on_timeline');
  await expect(db.dispute.create({ data: dispute('WON') })).rejects.toThrow('dispute_closed');
});

test('money that was rejected says how much was taken', async () => {
  const { id } = await aPayment();
  await expect(db.payment.update({ where: { id }, data: { status: 'REJECTED' } })).rejects.toThrow(
    'payment_rejected_was_taken',
  );
});

const clockOf = (purchaseId: string, due: string | null, status = 'CANCELLED') =>
  db.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await tx.$executeRaw`UPDATE "Purchase" SET status = ${status}::"PurchaseStatus", "stageDueAt" = ${due}::timestamptz, "bookedAt" = now()
      WHERE id = ${purchaseId}`;
  });

test.each(['PENDING', 'EXPIRED', 'CANCELLED', 'REFUNDED', 'SCHEDULED'])(
  'a purchase that is %s cannot owe money without a deadline',
  async (status) => {
    const payment = await aPayment();
    await clockOf(payment.purchaseId, null, status);
    const failed = { amount: 500, status: 'FAILED' } as const;
    await expect(aRefund(payment, failed)).rejects.toThrow('purchase_money_has_clock');
    await expect(
      db.payment.update({
        where: { id: payment.id },
        data: { status: 'REJECTED', takenAmount: payment.amount, takenCurrency: 'EUR' },
      }),
    ).rejects.toThrow('purchase_money_has_clock');
    await clockOf(payment.purchaseId, '2026-01-01', status);
    await aRefund(payment, failed);
  },
);

test.each(['EXPIRED', 'CANCELLED', 'REFUNDED'])(
  'a purchase that is %s has a deadline while money of it is open, and no other',
  async (status) => {
    const payment = await aPayment();
    await clockOf(payment.purchaseId, null, status);
    const setDue = () =>
      db.$executeRaw`UPDATE "Purchase" SET "stageDueAt" = now() WHERE id = ${payment.purchaseId}`;
    await expect(setDue()).rejects.toThrow('purchase_money_has_clock');
    await clockOf(payment.purchaseId, '2026-01-01', status);
    await aRefund(payment, { amount: 500, status: 'FAILED' });
    await setDue();
    await expect(
      db.$executeRaw`UPDATE "Purchase" SET "stageDueAt" = NULL WHERE id = ${payment.purchaseId}`,
    ).rejects.toThrow('purchase_money_has_clock');
  },
);

test('the view and the rule agree on where the money is', async () => {
  const cases: [PaymentStatus, number | null, [RefundStatus, number][], DisputeStatus[]][] = [
    ['SUCCEEDED', null, [], []],
    [
      'SUCCEEDED',
      18_000,
      [
        ['SUCCEEDED', 500],
        ['FAILED', 700],
        ['PENDING', 40],
      ],
      ['INQUIRY'],
    ],
    [
      'SUCCEEDED',
      18_000,
      [
        ['FAILED', 17_000],
        ['SUCCEEDED', 9_000],
      ],
      [],
    ],
    ['REJECTED', 20_000, [['SUCCEEDED', 500]], []],
    ['REJECTED', 18_000, [], ['OPEN']],
    ['REFUNDED', null, [['SUCCEEDED', 18_000]], []],
    ['SUCCEEDED', 18_000, [], ['LOST']],
    [
      'CANCELLED',
      null,
      [
        ['SUCCEEDED', 100],
        ['CANCELLED', 5],
      ],
      [],
    ],
  ];
  for (const [status, takenAmount, refunds, disputes] of cases) {
    const payment = await aPayment();
    await db.$transaction(async (tx) => {
      const taken = { takenAmount, takenCurrency: takenAmount === null ? null : 'EUR' };
      await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
      await tx.payment.update({ where: { id: payment.id }, data: { status, ...taken } });
      for (const [state, amount] of refunds)
        await insertRefund(tx, payment, { id: randomUUID(), amount, status: state });
      for (const state of disputes)
        await tx.dispute.create({
          data: {
            paymentId: payment.id,
            provider: 'test',
            providerRef: randomUUID(),
            status: state,
            amount: 18_000,
            currency: 'EUR',
            reason: 'fraudulent',
            openedAt: new Date(),
            closedAt: state === 'LOST' ? new Date() : null,
          },
        });
    });
    const facts = await db.payment.findUniqueOrThrow({
      where: { id: payment.id },
      select: moneySelect.payments.select,
    });
    const [inSql] = await db.$queryRaw<unknown[]>`
      SELECT currency, taken, returned, "returning", disputed, owed FROM "PaymentMoney" WHERE id = ${payment.id}`;
    expect(inSql).toEqual(moneyOfPayment(facts));
  }
});
