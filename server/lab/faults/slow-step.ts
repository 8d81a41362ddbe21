import { setTimeout as delay } from 'node:timers/promises';
import { contract } from '@/server/process/stages/contract';
import { armFault } from '../arming/armed-faults';
import type { Fault } from '../arming/fault';
import { consumerOf, isAtStage } from '../arming/stage-facts';

const name = 'slow-step';
const takesMs = 8000;

/** No failure: a step that takes its time, and that nobody must take for one. */
export const slowStep: Fault = {
  name,
  cause: null,
  title: 'A step that is merely slow',
  describe: 'The stage’s step takes eight seconds, and then does its work. Nothing is broken.',
  stages: contract.pipelineIds,
  isRepairedFirst: false,
  make: (ctx, { stage, purchaseId }) => armFault(ctx.db, { name, stage, purchaseId }),
  hasTakenHold: isAtStage,
  undo: async () => undefined,
  async atStep({ ctx, consumer }, armed, work) {
    if (consumerOf(armed.stage) !== consumer) return work(ctx);
    await ctx.db.labFault.deleteMany({ where: { id: armed.id } });
    await delay(takesMs);
    return work({ ...ctx, now: new Date() });
  },
};
