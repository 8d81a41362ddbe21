import { formatMoney } from '@/server/core/money/format-money';
import type { Mail } from '@/server/fulfillment/mail/mail';
import type { RefundMail } from './compose-refund-issued-mail';

/** Tells a student that a refund could not be made, and that they have to do nothing. */
export function composeRefundFailedMail(refund: RefundMail): Mail {
  const { purchaseId, number, courseTitle, name, amount, currency } = refund;
  return {
    subject: `Your refund is delayed: ${courseTitle}`,
    name,
    number,
    blocks: [
      {
        kind: 'text',
        text: `Your bank did not accept the refund of ${formatMoney(amount, currency)}, often because a card or account was closed. We still owe you the money. Our team is on it and will find another way.`,
      },
      {
        kind: 'text',
        text: 'If you have a new card or account, reply to this email so that we can tell you how.',
      },
      { kind: 'buttons', buttons: [{ label: 'My course', path: `/purchases/${purchaseId}` }] },
    ],
  };
}
