import { db } from '@/server/core/db';
import { requesterOf } from '@/server/core/limits/requester';
import { hashEmail } from '../guard/known-device';
import { forgiveAccount } from '../guard/sign-in-guard';
import { sendAccountMail } from './account-mail';

/**
 * After a password was reset: the other links that would reset it are void, the attempts with the forgotten password are
 * forgiven, and the owner is told.
 */
export async function afterPasswordReset(
  owner: { userId: string; name: string; email: string },
  headers: Headers | null,
): Promise<void> {
  await db.authVerification.deleteMany({ where: { value: owner.userId } });
  const network = headers ? requesterOf(headers, null).network : 'unknown';
  await forgiveAccount({ account: hashEmail(owner.email), network, device: null });
  await sendAccountMail({ kind: 'password-changed', ...owner });
}
