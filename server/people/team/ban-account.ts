import { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { PreconditionError } from '@/server/core/errors';
import { emailAddress } from '@/server/core/text/email';
import { reason } from '@/server/core/text/reason';
import { violates } from '@/server/core/violates';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { lockAccount } from './lock-account';

export const banAccountInput = z.object({
  email: emailAddress('Write the email of an account.'),
  reason,
});

/**
 * Closes the account of an email until somebody opens it again. Its sessions, its calendar feed and its open streams end
 * with the commit: triggers see to it, as they do for plain SQL. Purchases and role stay. Audited. One that is closed for
 * good already stays as it is. The last administrator whose account is open cannot be closed: the database refuses.
 *
 * Throws NotFoundError `user.unknown`, PreconditionError `team.last-admin`.
 */
export async function banAccount(
  ctx: Context,
  rawInput: z.input<typeof banAccountInput>,
): Promise<{ changed: boolean }> {
  authorize(ctx, 'admin', 'system');
  const input = banAccountInput.parse(rawInput);
  try {
    return await inTransaction(ctx, async (tx) => {
      const user = await lockAccount(tx, input.email);
      if (user.banned && user.banExpires === null) return { changed: false };
      await tx.user.update({
        where: { id: user.id },
        data: { banned: true, banReason: input.reason, banExpires: null },
        select: { id: true },
      });
      await appendAudit(tx, ctx, {
        action: 'user.banned',
        subject: { kind: 'user', id: user.id },
        reason: input.reason,
        data: { email: user.email, role: user.role },
      });
      return { changed: true };
    });
  } catch (error) {
    if (!violates(error, 'user_last_admin')) throw error;
    throw new PreconditionError(
      'team.last-admin',
      'This is the last administrator. Make somebody else one first.',
      { cause: error },
    );
  }
}
