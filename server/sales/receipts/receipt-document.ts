import type { Prisma } from '@/prisma/generated/client';

/** All that a receipt or a credit note says. */
export const receiptSelect = {
  id: true,
  kind: true,
  number: true,
  issuedAt: true,
  amount: true,
  currency: true,
  discount: true,
  taxRateBasisPoints: true,
  taxAmount: true,
  method: true,
  sellerName: true,
  sellerAddress: true,
  taxId: true,
  supportEmail: true,
  buyerName: true,
  buyerEmail: true,
  description: true,
  purchase: { select: { id: true, number: true } },
} as const satisfies Prisma.ReceiptSelect;

export type ReceiptDocument = Prisma.ReceiptGetPayload<{ select: typeof receiptSelect }>;
