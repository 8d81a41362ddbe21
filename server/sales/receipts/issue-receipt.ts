import type { Tx } from '@/server/core/db';
import { getSchoolSettings } from '@/server/school/settings/get-school-settings';
import { includedTax } from './included-tax';
import { type ReceiptDocument, receiptSelect } from './receipt-document';

/**
 * Issues the receipt of a payment that succeeded, or answers the one that it has. It keeps the seller, the tax rate and the
 * buyer as they are now. Holds the series of receipts until the transaction ends.
 */
export async function issueReceipt(
  tx: Tx,
  { paymentId, now }: { paymentId: string; now: Date },
): Promise<ReceiptDocument> {
  // Of two at once the second waits here, and finds the receipt of the first.
  await tx.$executeRaw`SELECT FROM "Payment" WHERE id = ${paymentId}::uuid FOR UPDATE`;
  const issued = await tx.receipt.findFirst({ where: { paymentId, kind: 'RECEIPT' }, select: receiptSelect });
  if (issued) return issued;
  const { purchase, ...payment } = await tx.payment.findUniqueOrThrow({
    where: { id: paymentId },
    select: {
      purchaseId: true,
      amount: true,
      currency: true,
      method: true,
      purchase: {
        select: {
          sessionCount: true,
          discount: true,
          student: { select: { name: true, email: true } },
          course: { select: { title: true } },
          plan: { select: { name: true } },
        },
      },
    },
  });
  const school = await getSchoolSettings({ db: tx });
  const { sellerName, sellerAddress, taxId, taxRateBasisPoints, supportEmail } = school;
  const { student, course, plan, sessionCount, discount } = purchase;
  return tx.receipt.create({
    data: {
      ...payment,
      kind: 'RECEIPT',
      paymentId,
      issuedAt: now,
      discount,
      taxAmount: includedTax(payment.amount, taxRateBasisPoints),
      ...{ sellerName, sellerAddress, taxId, taxRateBasisPoints, supportEmail },
      buyerName: student.name,
      buyerEmail: student.email,
      description: `${course.title}, ${plan.name}, ${sessionCount} sessions`,
    },
    select: receiptSelect,
  });
}
