import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { auth } from '../sign-in/auth';

/**
 * How the actor proves who they are: whether the account has a password, and how many recovery codes are left, or null without
 * two-factor authentication. Never a secret or a code.
 */
export async function getSecurity(
  ctx: Pick<Context, 'db' | 'actor'>,
): Promise<{ hasPassword: boolean; recoveryCodesLeft: number | null }> {
  const { userId } = authorize(ctx, 'student');
  const [passwords, user] = await Promise.all([
    ctx.db.authAccount.count({ where: { userId, password: { not: null } } }),
    ctx.db.user.findUnique({ where: { id: userId }, select: { hasTwoFactor: true } }),
  ]);
  const hasPassword = passwords > 0;
  if (!user?.hasTwoFactor) return { hasPassword, recoveryCodesLeft: null };
  const { backupCodes } = await auth.api.viewBackupCodes({ body: { userId } });
  return { hasPassword, recoveryCodesLeft: backupCodes.length };
}
