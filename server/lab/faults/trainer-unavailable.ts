import { z } from 'zod';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { armFault } from '../arming/armed-faults';
import type { Fault } from '../arming/fault';
import { consumerOf } from '../arming/stage-facts';

const name = 'trainer-unavailable';
const leftData = z.object({ trainerId: z.string().optional() });

/** The trainer leaves just after their sessions were booked: before that, the pipeline finds another automatically. */
export const trainerUnavailable: Fault = {
  name,
  cause: 'TRAINER_UNAVAILABLE',
  title: 'The trainer has left',
  describe: 'The trainer leaves when their sessions have just been booked, and nobody marks them away.',
  stages: ['schedule'],
  isRepairedFirst: false,
  make: (ctx, { stage, purchaseId }) => armFault(ctx.db, { name, stage, purchaseId }),
  async hasTakenHold(ctx, { purchaseId }) {
    const where = { purchaseId, endedAt: null, trainer: { leftAt: { not: null } } };
    return (await ctx.db.trainerAllocation.count({ where })) > 0;
  },
  async undo(ctx, { data }) {
    const { trainerId } = leftData.parse(data);
    if (trainerId) await ctx.db.trainer.updateMany({ where: { id: trainerId }, data: { leftAt: null } });
  },
  async atStep({ ctx, consumer, purchaseId }, armed, work) {
    const isDone = leftData.parse(armed.data).trainerId !== undefined;
    const result = await work(ctx);
    if (consumerOf(armed.stage) !== consumer || isDone) return result;
    const allocation = await ctx.db.trainerAllocation.findFirst({
      where: { purchaseId, endedAt: null },
      select: { trainerId: true },
    });
    if (allocation) {
      const { trainerId } = allocation;
      await inTransaction(ctx, async (tx) => {
        await tx.trainer.update({
          where: { id: trainerId },
          data: { leftAt: ctx.now },
          select: { id: true },
        });
        await tx.labFault.updateMany({ where: { id: armed.id }, data: { data: { trainerId } } });
      });
    }
    return result;
  },
};
