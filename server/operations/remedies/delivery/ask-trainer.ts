import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { askForResult } from '@/server/fulfillment/delivering/ask-for-result';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { claimRemedy } from '../remedy-claim';
import type { Applied, RemedyTarget } from '../remedy-target';

import { sessionAtStop } from './session-at-stop';

/** Asks the trainer of the session what became of it: it is due again from now on. */
export async function askTrainer(ctx: Context, { intent, evidence }: RemedyTarget): Promise<Applied> {
  authorize(ctx, 'staff', 'system');
  const { id: sessionId, ordinal, trainer } = sessionAtStop({ intent, evidence });
  const summary = `${trainer.name} asked for the result of session ${ordinal}`;
  const { remedyId } = await inTransaction(ctx, (tx) => claimRemedy(tx, ctx, intent, { summary }));
  await askForResult(ctx, { sessionId, reason: intent.reason });
  return { remedyId, summary };
}
