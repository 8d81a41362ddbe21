import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { PreconditionError } from '@/server/core/errors';
import { newId } from '@/server/core/ids/new-id';
import { line } from '@/server/core/text/line';
import { violates } from '@/server/core/violates';
import { passwordHashing } from '@/server/people/sign-in/password-hashing';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { findInvitation, invitationInput } from './find-invitation';
import { lockInvitation, takeInvitation } from './take-invitation';

export const joinByInvitationInput = invitationInput.extend({
  name: line(80),
  password: z.string().min(10).max(128),
});

/**
 * Makes the account of an address that was invited to the team, with a password and the role. Having the link of the mail shows
 * that the address is theirs. Audited. Returns the address to sign in with. Throws NotFoundError `invitation.unknown`, also for
 * that of a trainer, PreconditionError `invitation.has-account`.
 */
export async function joinByInvitation(
  ctx: Context,
  input: z.input<typeof joinByInvitationInput>,
): Promise<{ email: string }> {
  authorize(ctx, 'public');
  const { token, name, password } = joinByInvitationInput.parse(input);
  // Nobody makes the server hash a password without an invitation.
  await findInvitation(ctx, { token });
  const hash = await passwordHashing.hash(password);
  try {
    return await inTransaction(ctx, async (tx) => {
      const invitation = await lockInvitation(tx, ctx.now, { token });
      if (invitation.trainerId) throw new PreconditionError('invitation.sign-up', 'Create an account first.');
      const [userId, { email }] = [newId(), invitation];
      const credential = { accountId: userId, providerId: 'credential', password: hash };
      await tx.user.create({
        data: { id: userId, name, email, authAccounts: { create: credential } },
        select: { id: true },
      });
      await takeInvitation(tx, ctx, { invitation, userId });
      return { email };
    });
  } catch (error) {
    if (!violates(error, 'User_email_key')) throw error;
    throw new PreconditionError('invitation.has-account', 'You have an account already. Sign in to accept.', {
      cause: error,
    });
  }
}
