import type { ReceiptKind } from '@/prisma/generated/enums';

/** How a receipt is named: R-17, and CN-3 for a credit note. */
export const receiptNumber = ({ kind, number }: { kind: ReceiptKind; number: number }): string =>
  `${kind === 'RECEIPT' ? 'R' : 'CN'}-${number}`;
