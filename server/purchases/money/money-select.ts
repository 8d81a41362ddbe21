import type { Prisma } from '@/prisma/generated/client';

/** What moneyOf reads of a purchase. */
export const moneySelect = {
  currency: true,
  payments: {
    orderBy: { createdAt: 'asc' },
    select: {
      status: true,
      amount: true,
      currency: true,
      takenAmount: true,
      takenCurrency: true,
      refunds: { select: { status: true, amount: true, retriedBy: { select: { id: true } } } },
      disputes: { select: { status: true, amount: true } },
    },
  },
} as const satisfies Prisma.PurchaseSelect;
