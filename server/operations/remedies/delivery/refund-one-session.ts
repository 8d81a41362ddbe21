import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { refundSession } from '@/server/sales/returning/refund-session';
import { sendRefunds } from '../money/send-refunds';
import { claimRemedy } from '../remedy-claim';
import type { Applied, RemedyTarget } from '../remedy-target';
import { sessionAtStop } from './session-at-stop';

/** Returns the price of the session. Throws PreconditionError `refund.nothing-left`. */
export async function refundOneSession(ctx: Context, { intent, evidence }: RemedyTarget): Promise<Applied> {
  authorize(ctx, 'admin', 'system');
  const { id: sessionId, ordinal, trainer } = sessionAtStop({ intent, evidence });
  const summary = `refund of session ${ordinal} with ${trainer.name} requested`;
  const { remedyId } = await inTransaction(ctx, (tx) => claimRemedy(tx, ctx, intent, { summary }));
  const { refundIds } = await refundSession(ctx, { sessionId, reason: intent.reason });
  await sendRefunds(ctx, refundIds);
  return { remedyId, summary };
}
