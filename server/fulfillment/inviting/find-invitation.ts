import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';
import { unknownId } from '@/server/core/ids/id';
import { hashToken } from '../calendar/feed-token';

/** A malformed token is refused as one that nobody has. */
export const invitationInput = z.object({
  token: z.string().refine((given) => /^[\w-]{43}$/.test(given), unknownId),
});

/**
 * The invitation of a token. Throws NotFoundError `invitation.unknown`, the same for a token that nobody has, that was used,
 * replaced or withdrawn, that has expired, and of a trainer who has left.
 */
export async function findInvitation(
  { db, now }: Pick<Context, 'db' | 'now'>,
  { token }: z.output<typeof invitationInput>,
) {
  const invitation = await db.invitation.findUnique({
    where: {
      tokenHash: hashToken(token),
      endedAt: null,
      expiresAt: { gt: now },
      OR: [{ trainerId: null }, { trainer: { userId: null, leftAt: null } }],
    },
    select: { id: true, role: true, email: true, trainerId: true, trainer: { select: { name: true } } },
  });
  if (!invitation) {
    throw new NotFoundError(
      'invitation.unknown',
      'This invitation was used already or has expired. Ask the school for another one.',
    );
  }
  return invitation;
}
