import { z } from 'zod';
import { Role } from '@/prisma/generated/enums';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { PreconditionError } from '@/server/core/errors';
import { requireStepUp } from '@/server/core/require-step-up';
import { emailAddress } from '@/server/core/text/email';
import { reason } from '@/server/core/text/reason';
import { violates } from '@/server/core/violates';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { lockAccount } from './lock-account';

const change = z.object({
  /** Of an account that exists: people sign up themselves, so that nobody else ever knows their password. */
  email: emailAddress('Write the email of an account.'),
  /** A trainer is made by an invitation, which links the account to its trainer. */
  role: z.enum(Role).exclude(['TRAINER']),
  reason,
});
/** What administrators may ask for. */
export const setRoleInput = change.strict();
/** An operator at the terminal may also say that they know the owner of an address, which counts as verified then. */
const operatorInput = change.extend({ confirmsUnverified: z.boolean().default(false) });

/**
 * Gives the account of an email another role, which counts from its next request on. Audited. Giving it the role it has
 * changes nothing. A trainer's account is unlinked from its trainer. The last administrator stays one: the database refuses,
 * also of two that demote each other at once. A role of staff needs a verified address, which the database holds: anyone can
 * sign up with any address.
 *
 * Throws NotFoundError `user.unknown`, PreconditionError `team.last-admin` or `team.unverified`.
 */
export async function setRole(
  ctx: Context,
  rawInput: z.input<typeof operatorInput>,
): Promise<{ changed: boolean }> {
  const actor = authorize(ctx, 'admin', 'system');
  const input = operatorInput.parse(rawInput);
  requireStepUp(ctx);
  const mayVouch = actor.kind === 'system' && input.confirmsUnverified;
  try {
    return await inTransaction(ctx, async (tx) => {
      const user = await lockAccount(tx, input.email);
      if (user.role === input.role) return { changed: false };
      const isUnverified = input.role !== 'STUDENT' && !user.emailVerified;
      if (isUnverified && !mayVouch) {
        throw new PreconditionError(
          'team.unverified',
          `Nobody has verified ${user.email}: anyone could have signed up with it. Ask its owner to sign in and confirm it by email.`,
        );
      }
      await tx.trainer.updateMany({ where: { userId: user.id }, data: { userId: null } });
      await tx.user.update({
        where: { id: user.id },
        data: { role: input.role, ...(isUnverified && { emailVerified: true }) },
        select: { id: true },
      });
      await appendAudit(tx, ctx, {
        action: 'user.role-changed',
        subject: { kind: 'user', id: user.id },
        reason: input.reason,
        data: { email: user.email, from: user.role, to: input.role, isUnverified },
      });
      return { changed: true };
    });
  } catch (error) {
    if (violates(error, 'user_last_admin')) {
      throw new PreconditionError(
        'team.last-admin',
        'This is the last administrator. Make somebody else one first.',
        { cause: error },
      );
    }
    throw error;
  }
}
