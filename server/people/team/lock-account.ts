import { z } from 'zod';
import { Role } from '@/prisma/generated/enums';
import type { Tx } from '@/server/core/db';
import { NotFoundError } from '@/server/core/errors';
import { queryRows } from '@/server/core/query-rows';

const lockedAccount = z.object({
  id: z.string(),
  email: z.string(),
  role: z.enum(Role),
  emailVerified: z.boolean(),
  banned: z.boolean().nullable(),
  banExpires: z.date().nullable(),
});
type LockedAccount = z.infer<typeof lockedAccount>;

/**
 * The account of an email, locked, and every administrator with it, in one order for all: changes of the team queue instead
 * of deadlocking, and two cannot each take the other for the last one left. Throws NotFoundError `user.unknown`.
 */
export async function lockAccount(tx: Tx, email: string): Promise<LockedAccount> {
  const locked = await queryRows(tx, lockedAccount)`
    SELECT id, email, role, "emailVerified", banned, "banExpires" FROM "User"
    WHERE role = 'ADMIN' OR email = ${email.toLowerCase()} ORDER BY id FOR UPDATE`;
  const user = locked.find((candidate) => candidate.email === email.toLowerCase());
  if (user) return user;
  throw new NotFoundError(
    'user.unknown',
    'Nobody has an account with this email. Ask them to sign up first.',
  );
}
