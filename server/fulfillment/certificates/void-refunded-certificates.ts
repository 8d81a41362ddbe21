import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { isAllReturned } from '@/server/purchases/money/is-all-returned';
import { moneyOf } from '@/server/purchases/money/money-of';
import { moneySelect } from '@/server/purchases/money/money-select';
import { revokeCertificate } from './revoke-certificate';

export const voidRefundedCertificatesInput = z.object({
  /** Refunds settled earlier were looked at. */
  since: z.date(),
});

/** Revokes the certificates of purchases whose last money went back since then. Returns how many. */
export async function voidRefundedCertificates(
  ctx: Context,
  rawInput: z.input<typeof voidRefundedCertificatesInput>,
): Promise<{ revoked: number }> {
  authorize(ctx, 'system');
  const { since } = voidRefundedCertificatesInput.parse(rawInput);
  const refunded = await ctx.db.certificate.findMany({
    where: {
      revokedAt: null,
      purchase: {
        payments: { some: { refunds: { some: { status: 'SUCCEEDED', settledAt: { gte: since } } } } },
      },
    },
    select: { id: true, purchase: { select: moneySelect } },
  });
  const returned = refunded.filter(({ purchase }) => isAllReturned(moneyOf(purchase)));
  for (const { id: certificateId } of returned)
    await revokeCertificate(ctx, { certificateId, reason: 'The course was refunded in full.' });
  return { revoked: returned.length };
}
