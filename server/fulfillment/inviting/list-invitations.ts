import type { Context } from '@/server/core/context';

/** The invitations to the team that are open, the newest first. */
export async function listInvitations({ db, now }: Pick<Context, 'db' | 'now'>) {
  const found = await db.invitation.findMany({
    where: { trainerId: null, endedAt: null, expiresAt: { gt: now } },
    orderBy: { createdAt: 'desc' },
    select: { id: true, email: true, role: true, expiresAt: true },
  });
  return found.flatMap(({ role, ...invitation }) =>
    role === 'ADMIN' || role === 'SUPPORT' ? [{ ...invitation, role }] : [],
  );
}
