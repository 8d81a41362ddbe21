import { formatMoney } from '@/server/core/money/format-money';
import type { ReceiptDocument } from './receipt-document';

type Facts = Pick<
  ReceiptDocument,
  'kind' | 'description' | 'amount' | 'currency' | 'discount' | 'taxRateBasisPoints' | 'taxAmount' | 'method'
>;

/** The lines of a receipt, in order: page, PDF and mail show the same ones. */
export function receiptFacts(receipt: Facts): [term: string, value: string][] {
  const { kind, description, amount, currency, discount, taxRateBasisPoints, taxAmount, method } = receipt;
  const money = (minor: number) => formatMoney(minor, currency);
  const rate = `${taxRateBasisPoints / 100} %`;
  const isReceipt = kind === 'RECEIPT';
  return [
    ['For', description],
    ...(discount > 0
      ? [
          ['Price', money(amount + discount)] as [string, string],
          ['Discount', `-${money(discount)}`] as [string, string],
        ]
      : []),
    ...(taxRateBasisPoints > 0
      ? [
          ['Net', money(amount - taxAmount)] as [string, string],
          [`Tax included (${rate})`, money(taxAmount)] as [string, string],
        ]
      : []),
    [isReceipt ? 'Total paid' : 'Total refunded', money(amount)],
    ...(method ? [[isReceipt ? 'Paid with' : 'Refunded to', method] as [string, string]] : []),
  ];
}
