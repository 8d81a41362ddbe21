import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { bookMakeUp } from '@/server/fulfillment/delivering/book-make-up';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { claimRemedy } from '../remedy-claim';
import type { Applied, RemedyTarget } from '../remedy-target';

import { sessionAtStop } from './session-at-stop';

/** Books another session for the one that did not take place. Throws PreconditionError `make-up.no-time`. */
export async function makeUp(ctx: Context, { intent, evidence }: RemedyTarget): Promise<Applied> {
  authorize(ctx, 'staff', 'system');
  const { id: sessionId, ordinal, trainer } = sessionAtStop({ intent, evidence });
  const summary = `another session booked for session ${ordinal} with ${trainer.name}`;
  const { remedyId } = await inTransaction(ctx, (tx) => claimRemedy(tx, ctx, intent, { summary }));
  await bookMakeUp(ctx, { sessionId, reason: intent.reason });
  return { remedyId, summary };
}
