import { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { ConflictError, NotFoundError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { reason } from '@/server/core/text/reason';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { appendEntry } from '@/server/process/timeline/append-entry';

export const revokeCertificateInput = z.object({ certificateId: id, reason });

/**
 * Makes a certificate invalid, for good: its public page says so from then on. Audited, and on the timeline of the purchase.
 * Throws NotFoundError `certificate.unknown`, ConflictError `certificate.revoked`.
 */
export async function revokeCertificate(
  ctx: Context,
  rawInput: z.input<typeof revokeCertificateInput>,
): Promise<void> {
  authorize(ctx, 'staff', 'system');
  const { certificateId, reason: why } = revokeCertificateInput.parse(rawInput);
  await inTransaction(ctx, async (tx) => {
    const revoked = await tx.certificate.updateMany({
      where: { id: certificateId, revokedAt: null },
      data: { revokedAt: ctx.now, revokeReason: why },
    });
    const certificate = await tx.certificate.findUnique({
      where: { id: certificateId },
      select: { purchaseId: true, number: true },
    });
    if (!certificate) throw new NotFoundError('certificate.unknown', 'There is no such certificate.');
    if (revoked.count === 0)
      throw new ConflictError('certificate.revoked', 'This certificate was revoked already.');
    const { purchaseId, number } = certificate;
    await appendEntry(tx, ctx, purchaseId, {
      kind: 'certificate.revoked',
      data: { certificateId, number, reason: why },
    });
    await appendAudit(tx, ctx, {
      action: 'certificate.revoked',
      subject: { kind: 'purchase', id: purchaseId },
      reason: why,
      data: { certificateId, number },
    });
  });
}
