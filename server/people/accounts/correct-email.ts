import { z } from 'zod';
import { Role } from '@/prisma/generated/enums';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { ConflictError, NotFoundError, PreconditionError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { queryRows } from '@/server/core/query-rows';
import { email } from '@/server/core/text/email';
import { reason } from '@/server/core/text/reason';
import { violates } from '@/server/core/violates';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { sendAccountMail } from '../account-mail/account-mail';

export const correctEmailInput = z.object({ userId: id, email, reason });
const lockedUser = z.object({ name: z.string(), email: z.string(), role: z.enum(Role) });

/**
 * Gives a student the email that staff know to be theirs, for one with a typo, which gets no mail. It counts as not verified,
 * every session ends, links that were sent are void, and the former address is told. Audited. Purchases and password stay.
 * Only of students: who can change the address of a member of staff could sign in as them.
 *
 * Throws NotFoundError `user.unknown`, PreconditionError `user.is-staff`, ConflictError `email_taken`.
 */
export async function correctEmail(
  ctx: Context,
  rawInput: z.input<typeof correctEmailInput>,
): Promise<{ changed: boolean }> {
  authorize(ctx, 'staff');
  const { userId, email: corrected, reason: why } = correctEmailInput.parse(rawInput);
  const former = await inTransaction(ctx, async (tx) => {
    const [user] = await queryRows(tx, lockedUser)`
      SELECT name, email, role FROM "User" WHERE id = ${userId}::uuid FOR UPDATE`;
    if (!user) throw new NotFoundError('user.unknown', 'There is no such account.');
    if (user.role !== 'STUDENT')
      throw new PreconditionError('user.is-staff', 'Members of the team change their own email.');
    if (user.email === corrected) return null;
    await tx.user.update({
      where: { id: userId },
      data: { email: corrected, emailVerified: false },
      select: { id: true },
    });
    await tx.authSession.deleteMany({ where: { userId } });
    await tx.authVerification.deleteMany({ where: { value: userId } });
    await appendAudit(tx, ctx, {
      action: 'user.email-corrected',
      subject: { kind: 'user', id: userId },
      reason: why,
      data: { from: user.email, to: corrected },
    });
    return user;
  }).catch((error: unknown) => {
    if (!violates(error, 'User_email_key')) throw error;
    throw new ConflictError('email_taken', 'Another account has this email.', { cause: error });
  });
  if (!former) return { changed: false };
  const { name, email: formerEmail } = former;
  await sendAccountMail({ kind: 'email-corrected', userId, name, email: formerEmail, newEmail: corrected });
  return { changed: true };
}
