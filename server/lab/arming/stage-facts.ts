import type { Context } from '@/server/core/context';
import { contract } from '@/server/process/stages/contract';
import type { Consumer, StageId } from '@/server/process/stages/stages';
import type { LabTarget } from './fault';

/** The event that a stage consumes; null for the payment. */
export const eventFor = (stage: StageId) => contract.stageOf(stage)?.consumes ?? null;

/** The function of a stage; null for the payment. */
export const consumerOf = (stage: string): Consumer | null => contract.stageOf(stage)?.consumer ?? null;

/** The function whose result starts a stage; null when that is the payment. */
export function producerOf(stage: StageId): Consumer | null {
  return contract.pipeline.find(({ emits }) => emits === eventFor(stage))?.consumer ?? null;
}

/** Whether a stage leaves the purchase in the status it found. */
export function leavesStatus(stage: string): boolean {
  const found = contract.stageOf(stage);
  return found !== null && found.from === found.to;
}

/** Whether the purchase has come as far as the stage, and no further. */
export async function isAtStage(ctx: Context, { purchaseId, stage }: LabTarget): Promise<boolean> {
  const { status } = await ctx.db.purchase.findUniqueOrThrow({
    where: { id: purchaseId },
    select: { status: true },
  });
  return contract.stageFrom(status)?.id === stage;
}

/** The newest event that starts the stage for this purchase. */
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
