import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';

/** Where the actor’s account is signed in, the last used first. */
export async function listDevices(ctx: Pick<Context, 'db' | 'now' | 'actor'>) {
  const { userId } = authorize(ctx, 'student');
  return ctx.db.authSession.findMany({
    where: { userId, expiresAt: { gt: ctx.now } },
    orderBy: { updatedAt: 'desc' },
    take: 100,
    select: { id: true, userAgent: true, createdAt: true, updatedAt: true },
  });
}
