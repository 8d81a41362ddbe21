import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { acceptSession } from '@/server/fulfillment/delivering/accept-session';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { claimRemedy } from '../remedy-claim';
import type { Applied, RemedyTarget } from '../remedy-target';

import { sessionAtStop } from './session-at-stop';

/** Takes the session as it is: nothing more is owed for it. */
export async function accept(ctx: Context, { intent, evidence }: RemedyTarget): Promise<Applied> {
  authorize(ctx, 'staff', 'system');
  const { id: sessionId, ordinal, trainer } = sessionAtStop({ intent, evidence });
  const summary = `session ${ordinal} with ${trainer.name} accepted as it is`;
  const { remedyId } = await inTransaction(ctx, (tx) => claimRemedy(tx, ctx, intent, { summary }));
  await acceptSession(ctx, { sessionId, reason: intent.reason });
  return { remedyId, summary };
}
