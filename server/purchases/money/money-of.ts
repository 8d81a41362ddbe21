import type { DisputeStatus, PaymentStatus, RefundStatus } from '@/prisma/generated/enums';

/** What the rule reads of a payment, as `moneySelect` selects it. Amounts in minor units. */
export type PaymentFacts = {
  status: PaymentStatus;
  /** The quote. */
  amount: number;
  currency: string;
  /** What the provider took, once it reported that. */
  takenAmount: number | null;
  takenCurrency: string | null;
  refunds: { status: RefundStatus; amount: number; retriedBy: { id: string } | null }[];
  disputes: { status: DisputeStatus; amount: number }[];
};

/**
 * Where the money is, in minor units of `currency`. `taken`: came in. `returned`: went back for good, by refunds or lost
 * disputes. `returning`: on its way back. `disputed`: with the bank until it decides. `owed`: has to go back, and nothing is
 * on its way: money that no course takes, and refunds that failed. What the school keeps is the rest.
 */
export type Money = {
  currency: string;
  taken: number;
  returned: number;
  returning: number;
  disputed: number;
  owed: number;
};

const wasTaken: ReadonlySet<PaymentStatus> = new Set(['SUCCEEDED', 'REJECTED', 'REFUNDED']);
const sum = (rows: { amount: number }[]) => rows.reduce((total, { amount }) => total + amount, 0);

/** Where the money of one payment is. Money that went back before its payment was reported counts as taken, too. */
export function moneyOfPayment(payment: PaymentFacts): Money {
  const { status, refunds, disputes } = payment;
  const refunded = (wanted: RefundStatus) => sum(refunds.filter((refund) => refund.status === wanted));
  const contested = (wanted: DisputeStatus) => sum(disputes.filter((dispute) => dispute.status === wanted));
  const returned = refunded('SUCCEEDED') + contested('LOST');
  const returning = refunded('PENDING');
  const disputed = contested('OPEN');
  const reported = wasTaken.has(status) ? (payment.takenAmount ?? payment.amount) : 0;
  const taken = Math.max(reported, returned + returning + disputed);
  const failed = sum(refunds.filter((refund) => refund.status === 'FAILED' && refund.retriedBy === null));
  const rest = taken - returned - returning - disputed;
  const owed = Math.min(rest, status === 'REJECTED' ? taken : failed);
  return { currency: payment.takenCurrency ?? payment.currency, taken, returned, returning, disputed, owed };
}

/**
 * Where the money of a purchase is: first in the currency of its quote, which is all there is unless something was paid in
 * another one by mistake. The view "PaymentMoney" says the same in SQL, and a test compares the two.
 */
export function moneyOf(purchase: { currency: string; payments: PaymentFacts[] }): [Money, ...Money[]] {
  const others = new Set(purchase.payments.map(currencyTaken));
  others.delete(purchase.currency);
  const moneyIn = (currency: string) =>
    purchase.payments.filter((payment) => currencyTaken(payment) === currency).reduce(add, noMoney(currency));
  return [moneyIn(purchase.currency), ...[...others].map(moneyIn)];
}

const currencyTaken = (payment: PaymentFacts) => payment.takenCurrency ?? payment.currency;

const noMoney = (currency: string): Money => ({
  currency,
  taken: 0,
  returned: 0,
  returning: 0,
  disputed: 0,
  owed: 0,
});

function add(total: Money, payment: PaymentFacts): Money {
  const money = moneyOfPayment(payment);
  return {
    currency: total.currency,
    taken: total.taken + money.taken,
    returned: total.returned + money.returned,
    returning: total.returning + money.returning,
    disputed: total.disputed + money.disputed,
    owed: total.owed + money.owed,
  };
}
