import { db } from '@/server/core/db';
import { sendAccountMail } from './account-mail';

/**
 * Mails the link that confirms an email. When another account has the address, its owner is told so instead and
 * nobody else learns of it.
 */
export async function sendVerification(
  { id: userId, name, email }: { id: string; name: string; email: string },
  link: { token: string; expiresAt: Date },
): Promise<void> {
  const owner = await db.user.findUnique({
    where: { email: email.toLowerCase() },
    select: { id: true, name: true },
  });
  if (owner && owner.id !== userId)
    return sendAccountMail({ kind: 'email-taken', userId: owner.id, name: owner.name, email });
  return sendAccountMail({ kind: 'verify-email', userId, name, email, ...link });
}
