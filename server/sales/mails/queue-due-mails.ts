import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { log } from '@/server/core/log';
import { queueDeliveryMails } from '@/server/fulfillment/notifications/queue-delivery-mails';
import { queueHelpMails } from '@/server/fulfillment/notifications/queue-help-mails';
import { queueMessageMails } from '@/server/fulfillment/notifications/queue-message-mails';
import { queueWaitingMails } from '@/server/fulfillment/notifications/queue-waiting-mails';
import { queueWelcomeMails } from '@/server/fulfillment/notifications/queue-welcome-mails';
import { queueCancelledMails } from './queue-cancelled-mails';
import { queueDisputeMails } from './queue-dispute-mails';
import { queuePaymentMails } from './queue-payment-mails';
import { queueRefundMails } from './queue-refund-mails';

/** Events older than a week get no mail, and payments older than a month no late receipt. In milliseconds. */
const [lookBack, issueBack] = [7 * 86_400_000, 31 * 86_400_000];
const sources = [
  queueWelcomeMails,
  queuePaymentMails,
  queueWaitingMails,
  queueDeliveryMails,
  queueCancelledMails,
  queueRefundMails,
  queueDisputeMails,
  queueMessageMails,
  queueHelpMails,
];

/**
 * Writes every mail that is due because of what happened to a purchase or an account, and issues receipts: found in the rows
 * themselves, so that nothing which changes them has to remember it, and no payment waits for a mail. Each source for itself.
 */
export async function queueDueMails(ctx: Context): Promise<{ written: number }> {
  authorize(ctx, 'system');
  const { tellsSince } = await ctx.db.schoolSettings.findUniqueOrThrow({
    where: { id: 1 },
    select: { tellsSince: true },
  });
  const ago = (ms: number) => new Date(ctx.now.getTime() - ms);
  const since = {
    tellsSince,
    recentSince: new Date(Math.max(tellsSince.getTime(), ago(lookBack).getTime())),
    issuesSince: ago(issueBack),
  };
  let written = 0;
  for (const source of sources) {
    try {
      written += await source(ctx, since);
    } catch (error) {
      log.error({ err: error, source: source.name }, 'mails could not be written, and are tried again');
    }
  }
  return { written };
}
