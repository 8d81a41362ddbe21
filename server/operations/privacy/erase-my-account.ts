import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { PreconditionError, ValidationError } from '@/server/core/errors';
import { passwordHashing } from '@/server/people/sign-in/password-hashing';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { erasePerson } from './erase-person';

export const eraseMyAccountInput = z.object({
  password: z.string().min(1, 'Enter your password.').max(128),
  /** Typed, so that nobody does it by accident. */
  confirmation: z.string().refine((typed) => typed === 'DELETE', 'Type DELETE in capital letters.'),
});

/**
 * Erases the actor's own account, for good: see erasePerson. Every device is signed out.
 *
 * Throws ValidationError `password_wrong`, PreconditionError `erasure.no-password` or that of the first obstacle.
 */
export async function eraseMyAccount(
  ctx: Context,
  input: z.input<typeof eraseMyAccountInput>,
): Promise<void> {
  const { userId } = authorize(ctx, 'student');
  const { password } = eraseMyAccountInput.parse(input);
  const account = await ctx.db.authAccount.findFirst({
    where: { userId, providerId: 'credential', password: { not: null } },
    select: { password: true },
  });
  if (!account?.password)
    throw new PreconditionError(
      'erasure.no-password',
      'Your account has no password. Choose one with “Forgot password?”, then try again.',
    );
  if (!(await passwordHashing.verify({ hash: account.password, password })))
    throw new ValidationError('password_wrong', 'The password is wrong.');
  await inTransaction(ctx, (tx) => erasePerson(tx, ctx, { userId, reason: null }));
}
