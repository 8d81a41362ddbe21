import type { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { sendAccountMail } from '../account-mail/account-mail';
import { banAccountInput } from './ban-account';
import { lockAccount } from './lock-account';

/**
 * Turns two-factor authentication off for somebody who lost their app and their recovery codes, ends their sessions, and writes
 * to them. Audited. An account without it stays as it is. Throws NotFoundError `user.unknown`.
 */
export async function resetTwoFactor(
  ctx: Context,
  rawInput: z.input<typeof banAccountInput>,
): Promise<{ changed: boolean }> {
  authorize(ctx, 'system');
  const input = banAccountInput.parse(rawInput);
  const owner = await inTransaction(ctx, async (tx) => {
    const { id: userId, email } = await lockAccount(tx, input.email);
    const { count } = await tx.user.updateMany({
      where: { id: userId, hasTwoFactor: true },
      data: { hasTwoFactor: false },
    });
    if (count === 0) return null;
    await tx.authTwoFactor.deleteMany({ where: { userId } });
    await tx.authSession.deleteMany({ where: { userId } });
    await appendAudit(tx, ctx, {
      action: 'user.two-factor-reset',
      subject: { kind: 'user', id: userId },
      reason: input.reason,
      data: { email },
    });
    return tx.user.findUniqueOrThrow({
      where: { id: userId },
      select: { id: true, name: true, email: true },
    });
  });
  if (!owner) return { changed: false };
  const { id: userId, name, email } = owner;
  await sendAccountMail({ kind: 'two-factor-off', userId, name, email });
  return { changed: true };
}
