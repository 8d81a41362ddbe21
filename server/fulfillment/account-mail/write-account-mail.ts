import type { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { newId } from '@/server/core/ids/new-id';
import { log } from '@/server/core/log';
import { accountMailInput } from '@/server/people/account-mail/account-mail';
import { writeMails } from '../notifications/write-mails';
import { sendNotification } from '../sending/send-notification';
import { composeAccountMail } from './compose-account-mail';

/**
 * Writes a mail about an account and sends it at once. It is written when this answers: when the mail server does not take
 * it now, the sweep tries again until its link expires. The row and the console show it without the secret of its link.
 */
export async function writeAccountMail(ctx: Context, input: z.input<typeof accountMailInput>): Promise<void> {
  authorize(ctx, 'system');
  const mail = accountMailInput.parse(input);
  const [notificationId] = await writeMails(ctx, [
    {
      purchaseId: null,
      kind: `account.${mail.kind}`,
      cause: newId(),
      to: { userId: mail.userId, email: mail.email },
      mail: composeAccountMail(mail),
      secret: 'token' in mail ? { value: mail.token, expiresAt: mail.expiresAt } : undefined,
    },
  ]);
  if (!notificationId) return;
  // Not awaited: how long a mail server takes says nothing to who asked.
  void sendNotification(ctx, { notificationId }).catch((error) =>
    log.warn({ err: error, notificationId }, 'a mail was not sent, and is tried again'),
  );
}
