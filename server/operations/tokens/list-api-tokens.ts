import type { Context } from '@/server/core/context';

/** Every token that still works, the newest first, with its owner. Never the token itself: nobody keeps it. */
export async function listApiTokens({ db, now }: Pick<Context, 'db' | 'now'>) {
  return db.apiToken.findMany({
    where: { revokedAt: null, expiresAt: { gt: now } },
    orderBy: { createdAt: 'desc' },
    take: 200,
    select: {
      id: true,
      name: true,
      scope: true,
      createdAt: true,
      expiresAt: true,
      lastUsedAt: true,
      user: { select: { name: true } },
    },
  });
}

export type ApiTokenRow = Awaited<ReturnType<typeof listApiTokens>>[number];
