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

/** What the provider took, and its names of it, for the row; a name that it does not tell stays as it was. */
export const takenOf = ({
  amount,
  currency,
  intentRef,
  chargeRef,
}: Pick<ReportedPayment, 'amount' | 'currency' | 'intentRef' | 'chargeRef'>) => ({
  takenAmount: amount,
  takenCurrency: currency,
  intentRef: intentRef ?? undefined,
  chargeRef: chargeRef ?? undefined,
});
