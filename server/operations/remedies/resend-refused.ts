import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { describeError } from '@/server/core/describe-error';
import { PreconditionError } from '@/server/core/errors';
import { readdressMail } from '@/server/fulfillment/sending/readdress-mail';
import { sendNotification } from '@/server/fulfillment/sending/send-notification';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { appendEntry } from '@/server/process/timeline/append-entry';
import { claimRemedy } from './remedy-claim';
import type { Applied, RemedyTarget } from './remedy-target';

/**
 * Sends what a mail server refused once more, to the address that each reader has now. Throws PreconditionError
 * `remedy.refused-again` when it is refused again.
 */
export async function resendRefused(ctx: Context, { intent, evidence }: RemedyTarget): Promise<Applied> {
  authorize(ctx, 'staff', 'system');
  const { purchaseId, reason } = intent;
  const { refusedMails } = evidence;
  const summary = `${refusedMails.length} ${refusedMails.length === 1 ? 'email' : 'emails'} sent again`;
  const { remedyId } = await inTransaction(ctx, async (tx) => {
    const claim = await claimRemedy(tx, ctx, intent, { summary });
    for (const { id } of refusedMails) {
      const { isReady, recipient, subject } = await readdressMail(tx, { notificationId: id, now: ctx.now });
      const data = { recipient, subject, reason };
      if (isReady) await appendEntry(tx, ctx, purchaseId, { kind: 'notification.resent', data });
    }
    return claim;
  });
  const outcomes = await Promise.all(refusedMails.map(({ id }) => sendAgain(ctx, id)));
  if (outcomes.includes('refused'))
    throw new PreconditionError(
      'remedy.refused-again',
      'The mail server refused it again. Correct the address first.',
    );
  return { remedyId, summary };
}

/** What cannot be sent now is sent by the sweep. */
async function sendAgain(ctx: Context, notificationId: string): Promise<string> {
  try {
    return await sendNotification(ctx, { notificationId });
  } catch (error) {
    return describeError(error);
  }
}
