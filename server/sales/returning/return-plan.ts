import { createHash } from 'node:crypto';
import { PreconditionError, ValidationError } from '@/server/core/errors';
import { contract } from '@/server/process/stages/contract';
import { splitRefund } from '../refunds/split-refund';
import type { Returnable } from './load-returnable';

/** What will happen: what a preview shows, and what is done once its token is confirmed. Amounts in minor units. */
export type ReturnPlan = {
  amount: number;
  currency: string;
  /** What can still go back afterwards. */
  leftAfter: number;
  parts: { paymentId: string; amount: number }[];
  ends: boolean;
  sessionsCancelled: number;
  trainerName: string | null;
  /** The names of those who get an email about it. */
  notified: string[];
  /** Of what was read: another payment, refund, session or status makes it another one. */
  token: string;
};

/**
 * Plans to return an amount, and to end the purchase when `ends`. Pure: the same facts give the same token.
 *
 * Throws ValidationError `return.nothing` when neither is asked for; PreconditionError `cancellation.over` for a purchase that cannot end, because it is not paid or over already.
 */
export function returnPlan(
  purchase: Returnable,
  { amount, ends }: { amount: number; ends: boolean },
): ReturnPlan {
  const { status, left, currency, payments, toCome, allocation, student } = purchase;
  if (amount === 0 && !ends)
    throw new ValidationError('return.nothing', 'Choose a refund, or cancel the course, or both.');
  if (ends && (!contract.isPaid(status) || status === contract.fulfilled))
    throw new PreconditionError('cancellation.over', 'This course has ended already. Look at it again.');
  const parts = splitRefund(payments, amount);
  const trainerName = ends ? (allocation?.trainer.name ?? null) : null;
  const plan = {
    amount,
    currency,
    leftAfter: left - amount,
    parts,
    ends,
    sessionsCancelled: ends ? toCome.length : 0,
    trainerName,
    notified: [student.name, ...(trainerName && toCome.length > 0 ? [trainerName] : [])],
  };
  const read = { status, left, parts, ends, sessions: toCome, allocation: allocation?.id ?? null };
  return { ...plan, token: createHash('sha256').update(JSON.stringify(read)).digest('base64url') };
}
