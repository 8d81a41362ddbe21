import { createHash } from 'node:crypto';
import { PreconditionError } from '@/server/core/errors';
import { formatMoney } from '@/server/core/money/format-money';
import type { ProviderCheckout } from '../gateway/gateway';
import { type DifferenceRemedy, remediesOf } from '../vocabulary/difference-remedies';
import type { OpenDifference } from './load-difference';

/** What will happen: what a preview shows, and what is done once its token is confirmed. */
export type DifferencePlan = {
  /** One sentence each, in order. */
  willDo: string[];
  /** What goes back to the payer, in minor units. */
  refund: { amount: number; currency: string } | null;
  /** Of what was read: another word of the provider makes it another one. */
  token: string;
};

/**
 * What a remedy does about a difference, by the provider's present word. Pure: the same facts give the same token.
 *
 * Throws PreconditionError `difference.not-offered` when the remedy is not for that kind, `difference.unanswered` when the
 * provider does not say enough for it.
 */
export function planDifference(difference: OpenDifference, remedy: DifferenceRemedy): DifferencePlan {
  const { id, kind, detail, word } = difference;
  if (!remediesOf[kind].includes(remedy))
    throw new PreconditionError('difference.not-offered', 'This cannot be done about this difference.');
  const read = { id, kind, detail, remedy, word };
  const token = createHash('sha256').update(JSON.stringify(read)).digest('base64url');
  return { ...stepsOf(difference, remedy), token };
}

function stepsOf(difference: OpenDifference, remedy: DifferenceRemedy): Omit<DifferencePlan, 'token'> {
  const none = { refund: null };
  if (remedy === 'settle')
    return {
      ...none,
      willDo: [
        'Records that you settled it another way. No money moves.',
        'It is no longer listed, unless the books differ in another way later.',
      ],
    };
  if (difference.kind === 'REFUND_UNKNOWN_THERE')
    return {
      ...none,
      willDo: [
        'Records that our refund failed, because the provider does not have it.',
        'The purchase is late until you retry the refund or record one made by hand.',
      ],
    };
  const word = saidBy(difference.word);
  const said = formatMoney(word.amount, word.currency);
  if (difference.kind === 'PAYMENT_UNKNOWN_HERE')
    return {
      refund: { amount: word.amount, currency: word.currency },
      willDo: [
        `Returns ${said} through the provider.`,
        'Nothing else changes: no purchase has this payment.',
      ],
    };
  if (difference.kind !== 'PAYMENT_AMOUNT')
    return {
      ...none,
      willDo: [
        `Records what the provider has: ${word.status}, ${said}, ${refundWords(word)}.`,
        'This does what its webhooks would have done. Money that no course takes becomes owed back.',
      ],
    };
  const corrects = `Records that ${said} was taken.`;
  if (remedy === 'apply')
    return { ...none, willDo: [corrects, 'Refund or collect what differs from the price yourself.'] };
  const refund = excessOf(difference, word);
  const excess = formatMoney(refund.amount, refund.currency);
  return { refund, willDo: [corrects, `Returns ${excess}, which is more than the price, to the student.`] };
}

function saidBy(word: ProviderCheckout | null): ProviderCheckout {
  if (word) return word;
  throw new PreconditionError(
    'difference.unanswered',
    'The provider does not know the checkout of this payment. Settle it in its dashboard, then record that here.',
  );
}

const refundWords = ({ refunds }: ProviderCheckout) =>
  refunds.length === 1 ? '1 refund' : `${refunds.length} refunds`;

function excessOf({ payment }: OpenDifference, word: ProviderCheckout) {
  const { currency } = word;
  const amount = payment?.currency === currency ? word.amount - payment.amount : word.amount;
  if (amount > 0) return { amount, currency };
  throw new PreconditionError('difference.nothing-back', 'No more was taken than the price.');
}
