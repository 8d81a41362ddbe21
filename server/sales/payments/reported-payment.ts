import type { InboxOutcome } from '@/prisma/generated/enums';

/** A payment as the provider reports it. `amount` in minor units of `currency`. */
export type ReportedPayment = {
  paymentId: string;
  amount: number;
  currency: string;
  method: string | null;
  intentRef: string | null;
  chargeRef: string | null;
  source: 'webhook' | 'reconciliation';
  inboxEventId: string | null;
};

/** What became of something that the provider reported, as the inbox keeps it. */
export type ConfirmOutcome = { outcome: InboxOutcome; reason: string | null };

/** What the provider took, how, and its names of it, for the row; what it does not tell stays as it was. */
export const takenOf = ({
  amount,
  currency,
  method,
  intentRef,
  chargeRef,
}: Pick<ReportedPayment, 'amount' | 'currency' | 'method' | 'intentRef' | 'chargeRef'>) => ({
  takenAmount: amount,
  takenCurrency: currency,
  method: method ?? undefined,
  intentRef: intentRef ?? undefined,
  chargeRef: chargeRef ?? undefined,
});
