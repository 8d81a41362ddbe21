import { formatMoney } from '@/server/core/money/format-money';
import type { Mail } from '@/server/fulfillment/mail/mail';
import type { ReceiptDocument } from '../receipts/receipt-document';
import { receiptFacts } from '../receipts/receipt-facts';
import { receiptNumber } from '../receipts/receipt-number';

/** Tells a student that the payment arrived, with what the receipt says. */
export function composePaymentMail(receipt: ReceiptDocument, { courseTitle }: { courseTitle: string }): Mail {
  const amount = formatMoney(receipt.amount, receipt.currency);
  return {
    subject: `Payment received: ${courseTitle}`,
    name: receipt.buyerName,
    number: receipt.purchase.number,
    blocks: [
      {
        kind: 'text',
        text: `Thank you. We received your payment of ${amount}. We now match you with a trainer for your times, and email you when your sessions are booked.`,
      },
      { kind: 'facts', facts: [['Receipt', receiptNumber(receipt)], ...receiptFacts(receipt)] },
      {
        kind: 'buttons',
        buttons: [
          { label: 'Open receipt', path: `/receipts/${receipt.id}` },
          { label: 'My course', path: `/purchases/${receipt.purchase.id}` },
        ],
      },
    ],
  };
}
