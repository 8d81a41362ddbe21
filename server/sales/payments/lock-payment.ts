import { z } from 'zod';
import { PaymentStatus, PurchaseStatus } from '@/prisma/generated/enums';
import type { Tx } from '@/server/core/db';
import { queryRows } from '@/server/core/query-rows';

const lockedPayment = z.object({
  id: z.string(),
  purchaseId: z.string(),
  purchaseStatus: z.enum(PurchaseStatus),
  purchaseCreatedAt: z.date(),
  studentId: z.string(),
  courseId: z.string(),
  status: z.enum(PaymentStatus),
  amount: z.number(),
  currency: z.string(),
  takenAmount: z.number().nullable(),
  succeededAt: z.date().nullable(),
  failureReason: z.string().nullable(),
  provider: z.string(),
  providerRef: z.string(),
  intentRef: z.string().nullable(),
});
export type LockedPayment = z.infer<typeof lockedPayment>;

/** Locks the purchase, then its payment, as lockPurchase does, and reads both. */
export async function lockPayment(tx: Tx, paymentId: string): Promise<LockedPayment> {
  const [payment] = await queryRows(tx, lockedPayment)`
    SELECT pay.id, p.id AS "purchaseId", p.status AS "purchaseStatus", p."createdAt" AS "purchaseCreatedAt",
           p."studentId", p."courseId", pay.status, pay.amount, pay.currency, pay."takenAmount", pay."succeededAt",
           pay."failureReason", pay.provider, pay."providerRef", pay."intentRef"
    FROM "Payment" pay JOIN "Purchase" p ON p.id = pay."purchaseId"
    WHERE pay.id = ${paymentId} FOR NO KEY UPDATE OF p, pay`;
  if (!payment) throw new Error(`There is no payment ${paymentId}.`);
  return payment;
}
