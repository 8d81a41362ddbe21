import { setTimeout as delay } from 'node:timers/promises';
import type { Context } from '@/server/core/context';
import { contract } from '@/server/process/stages/contract';
import { parsePreferences } from '@/server/scheduling/preferences/preferences';
import { armFault } from '../arming/armed-faults';
import type { Fault } from '../arming/fault';
import { holdWhileArmed } from '../arming/hold-while-armed';
import { refreshRegistration } from '../arming/refresh-registration';
import { consumerOf, isAtStage, stageEvent } from '../arming/stage-facts';
import { buyInLab } from '../buying/buy-in-lab';
import { settleAtProvider } from '../buying/settle-at-provider';

export const runQueuedName = 'run-queued';

const pauseMs = 100;

/** Concurrency used up: one place for the stage's function, and a purchase that does not leave it. */
export const runQueued: Fault = {
  name: runQueuedName,
  cause: 'RUN_QUEUED',
  title: 'A run that waits in the queue',
  describe:
    'The stage’s function is registered with a concurrency limit of one, and a second purchase, made for this, holds that place.',
  stages: contract.pipelineIds,
  isRepairedFirst: false,
  async make(ctx, { stage, purchaseId }) {
    const { planId, preferences: stored } = await ctx.db.purchase.findUniqueOrThrow({
      where: { id: purchaseId },
      select: { planId: true, preferences: true },
    });
    const preferences = parsePreferences(stored);
    const occupant = await buyInLab(ctx, { planId, preferences });
    await armFault(ctx.db, { name: runQueuedName, stage, purchaseId: occupant.purchaseId });
    await refreshRegistration();
    await settleAtProvider(ctx, occupant.purchaseId, 'paid');
    while (!(await isHeld(ctx, occupant.purchaseId))) await delay(pauseMs);
  },
  async hasTakenHold(ctx, target) {
    const event = await stageEvent(ctx, target);
    return Boolean(event?.publishedAt) && (await isAtStage(ctx, target));
  },
  undo: () => refreshRegistration(),
  async atStep({ ctx, consumer }, armed, work) {
    if (consumerOf(armed.stage) !== consumer) return work(ctx);
    await ctx.db.labFault.updateMany({ where: { id: armed.id }, data: { data: { isHeld: true } } });
    await holdWhileArmed(ctx, armed);
    return work({ ...ctx, now: new Date() });
  },
};

async function isHeld(ctx: Context, purchaseId: string): Promise<boolean> {
  const where = { name: runQueuedName, purchaseId, data: { path: ['isHeld'], equals: true } };
  return (await ctx.db.labFault.count({ where })) > 0;
}
