import type { Tx } from '@/server/core/db';
import { NotFoundError } from '@/server/core/errors';
import { leftOf } from '@/server/purchases/money/left-of';
import { moneyOf, moneyOfPayment } from '@/server/purchases/money/money-of';
import { moneySelect } from '@/server/purchases/money/money-select';

/**
 * What giving money back or ending a purchase is decided on, as it is in the database now. `left`: what can go back without
 * what is owed anyway, which has its own clock. Only money in the currency of the quote counts: another one is owed back.
 *
 * Throws NotFoundError `purchase.unknown`.
 */
export async function loadReturnable(tx: Tx, { purchaseId, now }: { purchaseId: string; now: Date }) {
  const purchase = await tx.purchase.findUnique({
    where: { id: purchaseId },
    select: {
      number: true,
      status: true,
      studentId: true,
      amount: true,
      sessionCount: true,
      currency: moneySelect.currency,
      payments: { ...moneySelect.payments, select: { id: true, ...moneySelect.payments.select } },
      student: { select: { name: true } },
      allocations: { where: { endedAt: null }, select: { id: true, trainer: { select: { name: true } } } },
      sessions: {
        where: { status: { not: 'CANCELLED' } },
        orderBy: { startsAt: 'asc' },
        select: { id: true, startsAt: true, status: true },
      },
    },
  });
  if (!purchase) throw new NotFoundError('purchase.unknown', 'There is no such purchase.');
  const { payments, sessions, allocations, amount: price, ...rest } = purchase;
  const returnable = payments.flatMap((payment) => {
    const money = moneyOfPayment(payment);
    const isOwed = money.currency !== purchase.currency || payment.status === 'REJECTED';
    return isOwed ? [] : [{ id: payment.id, left: leftOf(money) - money.owed }];
  });
  return {
    ...rest,
    price,
    money: moneyOf(purchase)[0],
    payments: returnable,
    left: returnable.reduce((sum, payment) => sum + payment.left, 0),
    startsAt: sessions.map(({ startsAt }) => startsAt),
    toCome: sessions.filter(({ status, startsAt }) => status === 'SCHEDULED' && startsAt > now),
    allocation: allocations.at(0) ?? null,
  };
}

export type Returnable = Awaited<ReturnType<typeof loadReturnable>>;
