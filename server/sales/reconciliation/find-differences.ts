import type { Context } from '@/server/core/context';
import { isId } from '@/server/core/text/is-id';
import type { PaymentGateway, PaymentRefs, Period } from '../gateway/gateway';
import { findPaymentOf } from '../inbox/find-payment-of';
import { comparePayment, compareRefund, type Differs, unknownThere } from './compare-books';
import { unlessUnknown } from './unless-unknown';

/** Money of which the provider and we say different things. `paymentId` is null for a payment that is not here. */
export type Difference = Differs & {
  ref: string;
  paymentId: string | null;
  purchaseId: string | null;
  movedAt: Date;
};

const paymentSelect = {
  id: true,
  purchaseId: true,
  providerRef: true,
  status: true,
  amount: true,
  currency: true,
  takenAmount: true,
  takenCurrency: true,
  succeededAt: true,
} as const;

/** Compares everything that the provider has of a period with what is here, and the reverse. Writes nothing. */
export async function findDifferences(
  { db }: Pick<Context, 'db'>,
  gateway: PaymentGateway,
  period: Period,
): Promise<{ payments: number; refunds: number; differences: Difference[] }> {
  const [payments, refunds] = await Promise.all([gateway.listPayments(period), gateway.listRefunds(period)]);
  const differences: Difference[] = [];
  const differs = (how: Differs | null, about: Omit<Difference, keyof Differs>) =>
    how && differences.push({ ...about, ...how });
  const find = async (refs: PaymentRefs) => {
    const found = await findPaymentOf(db, gateway.name, refs);
    return found && db.payment.findUnique({ where: { id: found.id }, select: paymentSelect });
  };

  const seen = new Set<string>();
  for (const theirs of payments) {
    const ours = await find(theirs);
    if (ours) seen.add(ours.id);
    differs(comparePayment(theirs, ours), {
      ref: theirs.chargeRef ?? theirs.intentRef ?? theirs.checkoutRef ?? 'unnamed',
      ...idsOf(ours, theirs),
      movedAt: theirs.paidAt,
    });
  }
  const seenRefunds = new Set<string>();
  for (const theirs of refunds) {
    seenRefunds.add(theirs.providerRef);
    const ours = await db.refund.findUnique({
      where: { provider_providerRef: { provider: gateway.name, providerRef: theirs.providerRef } },
      select: { status: true, amount: true, currency: true },
    });
    differs(compareRefund(theirs, ours), {
      ref: theirs.providerRef,
      ...idsOf(await find(theirs.payment), theirs.payment),
      movedAt: period.from,
    });
  }

  const moved = { gte: period.from, lt: period.to };
  const ourPayments = await db.payment.findMany({
    where: {
      provider: gateway.name,
      status: { in: ['SUCCEEDED', 'REJECTED', 'REFUNDED'] },
      succeededAt: moved,
    },
    select: paymentSelect,
  });
  for (const ours of ourPayments.filter(({ id }) => !seen.has(id))) {
    // It may have been paid before the period: then the provider knows it by its name.
    const word = await unlessUnknown(gateway.retrieveCheckout(ours.providerRef));
    if (word?.status !== 'paid' && word?.status !== 'refunded')
      differs(unknownThere.payment(ours), {
        ref: ours.providerRef,
        ...idsOf(ours, null),
        movedAt: ours.succeededAt ?? period.from,
      });
  }
  const ourRefunds = await db.refund.findMany({
    where: { provider: gateway.name, providerRef: { not: null }, createdAt: moved },
    select: {
      providerRef: true,
      status: true,
      amount: true,
      currency: true,
      createdAt: true,
      payment: { select: paymentSelect },
    },
  });
  for (const { providerRef, createdAt, payment, ...ours } of ourRefunds) {
    if (providerRef === null || seenRefunds.has(providerRef)) continue;
    const word = await unlessUnknown(gateway.retrieveCheckout(payment.providerRef));
    if (!word?.refunds.some((refund) => refund.providerRef === providerRef))
      differs(unknownThere.refund(ours), { ref: providerRef, ...idsOf(payment, null), movedAt: createdAt });
  }
  return { payments: payments.length, refunds: refunds.length, differences };
}

function idsOf(ours: { id: string; purchaseId: string } | null, theirs: PaymentRefs | null) {
  const named = theirs?.reference && isId(theirs.reference) ? theirs.reference : null;
  return { paymentId: ours?.id ?? null, purchaseId: ours?.purchaseId ?? named };
}
