import type { z } from 'zod';
import type { Role } from '@/prisma/generated/enums';
import type { Context } from '@/server/core/context';
import { findInvitation, invitationInput } from './find-invitation';

/**
 * What the holder of a token is invited as: `trainerName` for a trainer; for staff, the `email` whose owner alone may accept,
 * and whether it has an account. Throws NotFoundError `invitation.unknown`.
 */
export async function getInvitation(
  ctx: Pick<Context, 'db' | 'now'>,
  input: z.input<typeof invitationInput>,
): Promise<{ role: Role; trainerName: string | null; email: string | null; hasAccount: boolean }> {
  const { role, trainer, email } = await findInvitation(ctx, invitationInput.parse(input));
  if (trainer) return { role, trainerName: trainer.name, email: null, hasAccount: false };
  const hasAccount = (await ctx.db.user.count({ where: { email } })) > 0;
  return { role, trainerName: null, email, hasAccount };
}
