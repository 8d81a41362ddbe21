import type { z } from 'zod';
import type { Context } from '@/server/core/context';
import { findInvitation, invitationInput } from './find-invitation';

/** Whom the holder of a token is invited as. Throws NotFoundError `invitation.unknown`. */
export async function getInvitation(
  ctx: Pick<Context, 'db' | 'now'>,
  input: z.input<typeof invitationInput>,
): Promise<{ trainerName: string }> {
  const { trainer } = await findInvitation(ctx, invitationInput.parse(input));
  return { trainerName: trainer.name };
}
