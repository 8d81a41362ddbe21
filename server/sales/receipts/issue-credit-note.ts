import type { Tx } from '@/server/core/db';
import { includedTax } from './included-tax';

/**
 * Issues the credit note of a refund that succeeded, or answers the one that it has. Seller, buyer and tax rate are those of
 * the receipt. Null where the payment has no receipt: it was never in effect for a course. Returns its id.
 */
export async function issueCreditNote(
  tx: Tx,
  { refundId, now }: { refundId: string; now: Date },
): Promise<string | null> {
  await tx.$executeRaw`SELECT FROM "Refund" WHERE id = ${refundId}::uuid FOR UPDATE`;
  const { creditNote, payment, amount } = await tx.refund.findUniqueOrThrow({
    where: { id: refundId },
    select: {
      amount: true,
      creditNote: { select: { id: true } },
      payment: {
        select: {
          receipts: {
            where: { kind: 'RECEIPT' },
            select: {
              purchaseId: true,
              paymentId: true,
              currency: true,
              method: true,
              taxRateBasisPoints: true,
              sellerName: true,
              sellerAddress: true,
              taxId: true,
              supportEmail: true,
              buyerName: true,
              buyerEmail: true,
              description: true,
            },
          },
        },
      },
    },
  });
  const [receipt] = payment.receipts;
  if (creditNote || !receipt) return creditNote?.id ?? null;
  const taxAmount = includedTax(amount, receipt.taxRateBasisPoints);
  const { id } = await tx.receipt.create({
    data: { ...receipt, kind: 'CREDIT_NOTE', refundId, issuedAt: now, amount, taxAmount },
    select: { id: true },
  });
  return id;
}
