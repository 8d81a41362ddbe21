import type { Tx } from '@/server/core/db';
import type { MailChoice } from '../vocabulary/mail-topics';

/**
 * Stores whether a person wants a topic of email. Reminders have their own choice of times: without them there is none. Returns
 * whether there is such an account.
 */
export async function writeMailChoice(
  tx: Tx,
  { userId, topic, isWanted }: { userId: string; topic: MailChoice; isWanted: boolean },
): Promise<boolean> {
  if (topic === 'reminders') {
    const remindersBefore = isWanted ? [1440, 60] : [];
    return (await tx.user.updateMany({ where: { id: userId }, data: { remindersBefore } })).count > 0;
  }
  const changed = await tx.$executeRaw`
    UPDATE "User" SET "mutedMail" = CASE WHEN ${isWanted} THEN array_remove("mutedMail", ${topic})
      ELSE array_remove("mutedMail", ${topic}) || ${topic}::text END WHERE id = ${userId}::uuid`;
  return changed > 0;
}
