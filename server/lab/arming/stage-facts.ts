import type { Context } from '@/server/core/context';
import { type Consumer, pipeline, teller } from '@/server/process/stages/contract';
import type { PurchaseEventName } from '@/server/process/stages/events';
import type { LabStage, LabTarget } from './fault';

/** The event that asks for a stage; null before the pipeline. */
export function eventFor(stage: LabStage): PurchaseEventName | null {
  if (stage === 'tell') return 'sessions/scheduled';
  return pipeline.find((entry) => entry.stage === stage)?.consumes ?? null;
}

/** The function that does a stage; null around the pipeline. */
export function consumerOf(stage: string): Consumer | typeof teller | null {
  if (stage === 'tell') return teller;
  return pipeline.find((entry) => entry.stage === stage)?.consumer ?? null;
}

/** The function whose result asks for a stage; null when that is the payment. */
export function producerOf(stage: string): Consumer | null {
  const event = stage === 'tell' ? 'sessions/scheduled' : pipeline.find((s) => s.stage === stage)?.consumes;
  return pipeline.find((entry) => entry.emits === event)?.consumer ?? null;
}

/** Whether the purchase has come as far as the stage, and no further. */
export async function isAtStage(ctx: Context, { purchaseId, stage }: LabTarget): Promise<boolean> {
  const { status } = await ctx.db.purchase.findUniqueOrThrow({
    where: { id: purchaseId },
    select: { status: true },
  });
  if (stage === 'pay') return status === 'PENDING';
  if (stage === 'tell') return status === 'SCHEDULED';
  return pipeline.some((entry) => entry.stage === stage && entry.from === status);
}

/** The newest event that asks the stage for this purchase. */
export async function stageEvent(ctx: Context, { purchaseId, stage }: LabTarget) {
  const name = eventFor(stage);
  return name
    ? ctx.db.outboxEvent.findFirst({
        where: { purchaseId, name },
        orderBy: { createdAt: 'desc' },
        select: { id: true, publishedAt: true, attempts: true, lastError: true },
      })
    : null;
}
