import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { ConflictError, PreconditionError } from '@/server/core/errors';
import { dispatchOutbox } from '@/server/process/outbox/dispatch-outbox';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { claimRemedy } from './remedy-claim';
import type { Applied, RemedyTarget } from './remedy-target';
import { requireRegistered } from './require-registered';

/**
 * Publishes the stage's event at once instead of when its turn comes, after its function where that is not registered. Sending
 * twice starts one run.
 */
export async function publishNow(ctx: Context, { intent, evidence }: RemedyTarget): Promise<Applied> {
  authorize(ctx, 'staff', 'system');
  const { stage } = evidence;
  const event = stage?.latest;
  if (!event) throw new ConflictError('remedy.stale', 'There is no event to publish. Look again.');
  if (stage.consumer) await requireRegistered(stage.consumer);
  const summary = `${event.name} published`;
  const { remedyId } = await inTransaction(ctx, async (tx) => {
    const claim = await claimRemedy(tx, ctx, intent, { summary });
    await tx.$executeRaw`
      UPDATE "OutboxEvent" SET "nextAttemptAt" = now() WHERE id = ${event.id} AND "publishedAt" IS NULL`;
    return claim;
  });
  await dispatchOutbox(ctx);
  const after = await ctx.db.outboxEvent.findUniqueOrThrow({
    where: { id: event.id },
    select: { publishedAt: true, lastError: true },
  });
  if (!after.publishedAt) {
    throw new PreconditionError(
      'remedy.not-accepted',
      `Inngest did not accept it: ${after.lastError ?? 'another process is publishing it now'}. Caravan retries automatically.`,
    );
  }
  return { remedyId, summary };
}
