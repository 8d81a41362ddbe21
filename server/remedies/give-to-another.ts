import { giveToBest } from '@/server/allocation/give-to-best';
import type { Context } from '@/server/context';
import { PreconditionError } from '@/server/errors';
import { dispatchOutbox } from '@/server/outbox/dispatch-outbox';
import type { Applied, Patient } from './carry-out';
import { claimRemedy } from './remedy-claim';

/** Gives what is left of a series to the best trainer who can take it. Throws PreconditionError `reallocation.nobody`. */
export async function giveToAnother(ctx: Context, { intent, evidence }: Patient): Promise<Applied> {
  const from = evidence.allocation ? `taken from ${evidence.allocation.trainerName} and ` : '';
  const summary = `${from}given to the best trainer who can take it`;
  const { remedyId } = await ctx.db.$transaction((tx) => claimRemedy(tx, ctx, intent, { summary }));
  const { purchaseId, reason } = intent;
  const given = await giveToBest(ctx, { purchaseId, reason });
  if ('refusal' in given) throw new PreconditionError('reallocation.nobody', given.refusal);
  await dispatchOutbox(ctx);
  return { remedyId, summary: `${given.trainerName} has it now` };
}
