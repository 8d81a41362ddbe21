import type { TokenScope } from '@/prisma/generated/enums';
import type { Actor, Context } from '@/server/core/context';
import { hashToken } from '@/server/fulfillment/calendar/feed-token';
import { isBanned } from '@/server/people/roles/is-banned';
import { isAllowed } from '@/server/people/roles/roles';
import { tokenPrefix } from './token-prefix';

export type TokenOwner = { tokenId: string; scope: TokenScope; actor: Extract<Actor, { kind: 'staff' }> };

/**
 * In whose name a token works; null for one that nobody has, that has ended, or whose owner is no longer staff. The owner's
 * name is followed by the token's, so that timeline and audit log say which machine it was. It never counts as confirmed:
 * what requireStepUp protects stays with people.
 */
export async function findTokenOwner(
  { db, now }: Pick<Context, 'db' | 'now'>,
  token: string,
): Promise<TokenOwner | null> {
  if (!token.startsWith(tokenPrefix)) return null;
  const found = await db.apiToken.findUnique({
    where: { tokenHash: hashToken(token), revokedAt: null, expiresAt: { gt: now } },
    select: {
      id: true,
      name: true,
      scope: true,
      user: { select: { id: true, name: true, role: true, banned: true, banExpires: true } },
    },
  });
  if (!found) return null;
  const { user } = found;
  const { role } = user;
  if (isBanned(user, now) || !isAllowed('staff', role) || (role !== 'ADMIN' && role !== 'SUPPORT'))
    return null;
  return {
    tokenId: found.id,
    scope: found.scope,
    actor: {
      kind: 'staff',
      userId: user.id,
      name: `${user.name} (${found.name})`,
      role,
      mustConfirm: true,
    },
  };
}
