import { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { inTransaction } from '@/server/process/outbox/in-transaction';

export const revokeApiTokenInput = z.strictObject({ tokenId: id });

/** Ends a token of any administrator; its next call is refused. Audited once. Throws NotFoundError `token.unknown`. */
export async function revokeApiToken(
  ctx: Context,
  input: z.input<typeof revokeApiTokenInput>,
): Promise<void> {
  authorize(ctx, 'admin', 'system');
  const { tokenId } = revokeApiTokenInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const token = await tx.apiToken.findUnique({ where: { id: tokenId }, select: { name: true } });
    if (!token) throw new NotFoundError('token.unknown', 'There is no such token.');
    const { count } = await tx.apiToken.updateMany({
      where: { id: tokenId, revokedAt: null },
      data: { revokedAt: ctx.now },
    });
    if (count === 0) return;
    await appendAudit(tx, ctx, {
      action: 'token.revoked',
      subject: { kind: 'token', id: tokenId },
      data: { name: token.name },
    });
  });
}
