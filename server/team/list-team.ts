import type { Context } from '@/server/context';

/** Everybody who may open the console, administrators first, with when they were last signed in. Two queries. */
export async function listTeam({ db }: Pick<Context, 'db'>) {
  const users = await db.user.findMany({
    where: { role: { not: 'STUDENT' } },
    orderBy: [{ role: 'desc' }, { name: 'asc' }],
    select: {
      id: true,
      name: true,
      email: true,
      role: true,
      authSessions: { orderBy: { updatedAt: 'desc' }, take: 1, select: { updatedAt: true } },
    },
  });
  return users.map(({ authSessions, ...user }) => ({ ...user, seenAt: authSessions[0]?.updatedAt ?? null }));
}
