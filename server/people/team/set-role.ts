import { z } from 'zod';
import { Role } from '@/prisma/generated/enums';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { PreconditionError } from '@/server/core/errors';
import { emailAddress } from '@/server/core/text/email';
import { reason } from '@/server/core/text/reason';
import { violates } from '@/server/core/violates';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { lockAccount } from './lock-account';

export const setRoleInput = z.object({
  /** Of an account that exists: people sign up themselves, so that nobody else ever knows their password. */
  email: emailAddress('Write the email of an account.'),
  /** A trainer is made by an invitation, which links the account to its trainer. */
  role: z.enum(Role).exclude(['TRAINER']),
  /** Who grants a role of staff to an address that nobody has verified says that they know its owner. */
  confirmsUnverified: z.boolean().default(false),
  reason,
});

/**
 * Gives the account of an email another role, which counts from its next request on. Audited. Giving it the role it has
 * changes nothing. A trainer's account is unlinked from its trainer. The last administrator stays one: the database refuses, also of two that demote each other at once.
 * A role of staff for an address that is not verified needs `confirmsUnverified`: anyone can sign up with any address.
 *
 * Throws NotFoundError `user.unknown`, PreconditionError `team.last-admin` or `team.unverified`.
 */
export async function setRole(
  ctx: Context,
  rawInput: z.input<typeof setRoleInput>,
): Promise<{ changed: boolean }> {
  authorize(ctx, 'admin', 'system');
  const input = setRoleInput.parse(rawInput);
  try {
    return await inTransaction(ctx, async (tx) => {
      const user = await lockAccount(tx, input.email);
      if (user.role === input.role) return { changed: false };
      const isUnverified = input.role !== 'STUDENT' && !user.emailVerified;
      if (isUnverified && !input.confirmsUnverified) {
        throw new PreconditionError(
          'team.unverified',
          `Nobody has verified ${user.email}: anyone could have signed up with it. Ask its owner whether the account is theirs, then confirm.`,
        );
      }
      await tx.trainer.updateMany({ where: { userId: user.id }, data: { userId: null } });
      await tx.user.update({ where: { id: user.id }, data: { role: input.role }, select: { id: true } });
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
