import { randomUUID } from 'node:crypto';
import { contract } from '@/server/process/stages/contract';
import { armFault } from '../arming/armed-faults';
import type { Fault } from '../arming/fault';
import { consumerOf } from '../arming/stage-facts';
import { withoutTheRules } from '../arming/without-the-rules';

const name = 'processed-without-result';

const resultColumns = {
  'create-purchase': 'enrollmentId',
  'allocate-trainer': 'allocationId',
  'schedule-sessions': 'trainingSessionId',
} as const;

/** The old system's second failure: marked as processed, answered "success", and the row was never there. */
export const processedWithoutResult: Fault = {
  name,
  cause: 'PROCESSED_WITHOUT_RESULT',
  title: 'Processed, without a result',
  describe:
    'The stage’s function marks its event as processed and succeeds, having written nothing else. The database refuses that, so its triggers are off in that transaction.',
  stages: contract.pipelineIds,
  isRepairedFirst: false,
  make: (ctx, { stage, purchaseId }) => armFault(ctx.db, { name, stage, purchaseId }),
  async hasTakenHold(ctx, { purchaseId, stage }) {
    const where = { event: { purchaseId }, consumer: consumerOf(stage) ?? '' };
    return (await ctx.db.processedEvent.count({ where })) > 0;
  },
  undo: async () => undefined,
  async atStep({ ctx, consumer, eventId, purchaseId }, armed, work) {
    if (consumerOf(armed.stage) !== consumer) return work(ctx);
    await withoutTheRules(ctx, async (_, tx) => {
      await tx.processedEvent.create({
        data: { eventId, consumer, [resultColumns[consumer]]: randomUUID() },
        select: { eventId: true },
      });
      // Once: a retry of the stage finds the function intact.
      await tx.labFault.deleteMany({ where: { id: armed.id } });
    });
    return { outcome: 'success', purchaseId };
  },
};
