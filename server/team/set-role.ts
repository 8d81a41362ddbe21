import { z } from 'zod';
import { Role } from '@/prisma/generated/enums';
import { appendAudit } from '@/server/audit/append-audit';
import type { Context } from '@/server/context';
import { NotFoundError, PreconditionError } from '@/server/errors';
import { violates } from '@/server/violates';

export const setRoleInput = z.object({
  /** Of an account that exists: people sign up themselves, so that nobody else ever knows their password. */
  email: z.email('Write the e-mail of an account.').max(200),
  role: z.enum(Role),
  reason: z.string().trim().min(3, 'Say why, for the audit log.').max(500),
});

/**
 * Gives the account of an e-mail another role, which counts from its next request on. Audited. Giving it the role it has
 * changes nothing. The last administrator stays one: the database refuses, also of two that demote each other at once.
 *
 * Throws NotFoundError `user.unknown`, PreconditionError `team.last-admin`.
 */
export async function setRole(
  ctx: Context,
  rawInput: z.input<typeof setRoleInput>,
): Promise<{ changed: boolean }> {
  const input = setRoleInput.parse(rawInput);
  try {
    return await ctx.db.$transaction(async (tx) => {
      // In one order for all, so that two changes of the team queue instead of deadlocking.
      const locked = await tx.$queryRaw<{ id: string; email: string; role: Role }[]>`
        SELECT id, email, role FROM "User" WHERE role = 'ADMIN' OR email = ${input.email.toLowerCase()}
        ORDER BY id FOR UPDATE`;
      const user = locked.find(({ email }) => email === input.email.toLowerCase());
      if (!user) {
        throw new NotFoundError(
          'user.unknown',
          'Nobody has an account with this e-mail. Ask them to sign up first.',
        );
      }
      if (user.role === input.role) return { changed: false };
      await tx.user.update({ where: { id: user.id }, data: { role: input.role }, select: { id: true } });
      await appendAudit(tx, ctx, {
        action: 'user.role-changed',
        subject: { kind: 'user', id: user.id },
        reason: input.reason,
        data: { email: user.email, from: user.role, to: input.role },
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
