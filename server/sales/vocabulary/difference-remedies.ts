import type { DifferenceKind } from '@/prisma/generated/enums';
import { codesOf } from '@/server/core/vocabulary/codes';

/** What can be done about a difference between a provider's books and ours. */
export const differenceRemedies = {
  /** Record here what the provider has. */
  apply: 'Apply the provider’s word',
  /** Return what should not have been taken. */
  refund: 'Refund student',
  /** Say that it was settled another way. */
  settle: 'Record as settled',
} as const;
export type DifferenceRemedy = keyof typeof differenceRemedies;
export const differenceRemedyCodes = codesOf(differenceRemedies);

/** The remedies of each kind of difference, the recommended one first. */
export const remediesOf: Record<DifferenceKind, readonly DifferenceRemedy[]> = {
  PAYMENT_UNKNOWN_HERE: ['refund', 'settle'],
  PAYMENT_NOT_TAKEN: ['apply', 'settle'],
  PAYMENT_AMOUNT: ['refund', 'apply', 'settle'],
  PAYMENT_UNKNOWN_THERE: ['settle'],
  REFUND_UNKNOWN_HERE: ['apply', 'settle'],
  REFUND_AMOUNT: ['settle'],
  REFUND_STATUS: ['apply', 'settle'],
  REFUND_UNKNOWN_THERE: ['apply', 'settle'],
};
