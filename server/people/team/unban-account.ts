import type { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { banAccountInput } from './ban-account';
import { lockAccount } from './lock-account';

/**
 * Opens a closed account again. Its owner signs in as before; ended sessions and feeds stay ended, also those that a
 * request under way made meanwhile. Audited. One that is open stays as it is. Throws NotFoundError `user.unknown`.
 */
export async function unbanAccount(
  ctx: Context,
  rawInput: z.input<typeof banAccountInput>,
): Promise<{ changed: boolean }> {
  authorize(ctx, 'admin', 'system');
  const input = banAccountInput.parse(rawInput);
  return inTransaction(ctx, async (tx) => {
    const user = await lockAccount(tx, input.email);
    if (!user.banned) return { changed: false };
    await tx.authSession.deleteMany({ where: { userId: user.id } });
    await tx.calendarFeed.updateMany({
      where: { userId: user.id, revokedAt: null },
      data: { revokedAt: ctx.now },
    });
    await tx.user.update({
      where: { id: user.id },
      data: { banned: false, banReason: null, banExpires: null },
      select: { id: true },
    });
    await appendAudit(tx, ctx, {
      action: 'user.unbanned',
      subject: { kind: 'user', id: user.id },
      reason: input.reason,
      data: { email: user.email },
    });
    return { changed: true };
  });
}
