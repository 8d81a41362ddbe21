import { formatMoney } from '@/server/core/money/format-money';
import type { Mail } from '@/server/fulfillment/mail/mail';

export type RefundMail = {
  purchaseId: string;
  number: number;
  courseTitle: string;
  name: string;
  /** Minor units of `currency`. */
  amount: number;
  currency: string;
  method: string | null;
  /** Whether the school paid it another way than through the provider. */
  isByHand: boolean;
  /** Null for money that no receipt was issued for, such as a second payment. */
  creditNoteId: string | null;
};

/** Tells a student that money went back, with the credit note where there is one. */
export function composeRefundIssuedMail(refund: RefundMail): Mail {
  const { purchaseId, number, courseTitle, name, amount, currency, method, isByHand, creditNoteId } = refund;
  const money = formatMoney(amount, currency);
  return {
    subject: `Refund issued: ${money} for ${courseTitle}`,
    name,
    number,
    blocks: [
      {
        kind: 'text',
        text: isByHand
          ? `We paid ${money} back to you directly, because it could not go back the way you paid.`
          : `We refunded ${money} to ${method ?? 'the method that you paid with'}. Your bank shows it within 5 to 10 days.`,
      },
      {
        kind: 'buttons',
        buttons: [
          ...(creditNoteId ? [{ label: 'Open credit note', path: `/receipts/${creditNoteId}` }] : []),
          { label: 'My course', path: `/purchases/${purchaseId}` },
        ],
      },
    ],
  };
}
