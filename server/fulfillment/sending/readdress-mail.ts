import type { Tx } from '@/server/core/db';

/**
 * Makes ready to be sent once more what was not delivered, to the address that its reader has now. A mail that was sent
 * stays as it is. Returns whether it is ready, and the address.
 */
export async function readdressMail(
  tx: Tx,
  { notificationId, now }: { notificationId: string; now: Date },
): Promise<{ isReady: boolean; recipient: string; subject: string }> {
  const mail = await tx.notification.findUniqueOrThrow({
    where: { id: notificationId },
    select: {
      recipient: true,
      subject: true,
      user: { select: { email: true } },
      trainer: { select: { email: true } },
    },
  });
  const recipient = mail.user?.email ?? mail.trainer?.email ?? mail.recipient;
  const { count } = await tx.notification.updateMany({
    where: { id: notificationId, sentAt: null },
    data: {
      recipient,
      refusedAt: null,
      lastError: null,
      attempts: 0,
      claimedUntil: null,
      nextAttemptAt: now,
    },
  });
  return { isReady: count > 0, recipient, subject: mail.subject };
}
