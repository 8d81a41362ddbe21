import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';

/** The passkeys that sign in to the actor's account, the newest first. */
export async function listPasskeys(ctx: Pick<Context, 'db' | 'actor'>) {
  const { userId } = authorize(ctx, 'student');
  return ctx.db.authPasskey.findMany({
    where: { userId },
    orderBy: { createdAt: 'desc' },
    take: 100,
    select: { id: true, name: true, createdAt: true },
  });
}
