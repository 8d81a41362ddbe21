import { hashPassword } from 'better-auth/crypto';
import { z } from 'zod';
import { Role } from '@/prisma/generated/enums';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { ConflictError } from '@/server/core/errors';
import { email } from '@/server/core/text/email';
import { line } from '@/server/core/text/line';
import { zone } from '@/server/core/time/zone';
import { violates } from '@/server/core/violates';

const inputSchema = z.object({
  name: line(80),
  email,
  /** Null: nobody can sign in to it yet. */
  password: z.string().min(10).max(128).nullable(),
  role: z.enum(Role).exclude(['TRAINER']),
  zone: zone.nullable(),
});

/**
 * Creates an account of any role but a trainer's, which signing up cannot do. Who creates it knows whose address it is.
 * Throws Conflict `email_taken` when the address, in any
 * case, has an account.
 */
export async function createAccount(
  ctx: Context,
  input: z.input<typeof inputSchema>,
): Promise<{ id: string }> {
  authorize(ctx, 'admin', 'system');
  const { password, ...user } = inputSchema.parse(input);
  const id = crypto.randomUUID();
  const credential = password && {
    create: { accountId: id, providerId: 'credential', password: await hashPassword(password) },
  };
  try {
    return await ctx.db.user.create({
      data: { id, ...user, emailVerified: true, ...(credential && { authAccounts: credential }) },
      select: { id: true },
    });
  } catch (error) {
    if (!violates(error, 'User_email_key')) throw error;
    throw new ConflictError('email_taken', 'This address has an account already.', { cause: error });
  }
}
