import { access } from '@/server/core/access';
import type { Context } from '@/server/core/context';
import { isBanned } from '@/server/people/roles/is-banned';

/**
 * Everybody with a role of staff, administrators first, with when they were last signed in and whether their account is
 * closed. Two queries.
 */
export async function listTeam({ db, now }: Pick<Context, 'db' | 'now'>) {
  const users = await db.user.findMany({
    where: { role: { in: [...access.staff] } },
    orderBy: [{ role: 'desc' }, { name: 'asc' }],
    select: {
      id: true,
      name: true,
      email: true,
      role: true,
      banned: true,
      banExpires: true,
      authSessions: { orderBy: { updatedAt: 'desc' }, take: 1, select: { updatedAt: true } },
    },
  });
  return users.map(({ authSessions, banned, banExpires, ...user }) => ({
    ...user,
    seenAt: authSessions[0]?.updatedAt ?? null,
    isClosed: isBanned({ banned, banExpires }, now),
  }));
}
