import type { Context } from '@/server/core/context';
import { contract } from '@/server/process/stages/contract';
import type { Fault } from '../../arming/fault';
import { holdWhileArmed } from '../../arming/hold-while-armed';
import { consumerOf, leavesStatus, producerOf } from '../../arming/stage-facts';

/** What happens to the money of a purchase, told by its webhooks. */
export type Trouble = (ctx: Context, purchase: { purchaseId: string }) => Promise<void>;

/**
 * Has trouble with money happen just before the work of the armed stage, which then waits until the fault is undone, or just
 * after the booking for what follows it: that is no stage's step.
 */
export function atStage(trouble: Trouble): NonNullable<Fault['atStep']> {
  return async ({ ctx, consumer, purchaseId }, armed, work) => {
    const follows = contract.withFunction.find((stage) => stage === armed.stage && leavesStatus(stage));
    if (follows && producerOf(follows) === consumer) {
      const result = await work(ctx);
      await ctx.db.labFault.deleteMany({ where: { id: armed.id } });
      await trouble(ctx, { purchaseId });
      return result;
    }
    if (consumerOf(armed.stage) !== consumer) return work(ctx);
    const { count } = await ctx.db.labFault.updateMany({
      where: { id: armed.id, data: { equals: {} } },
      data: { data: { isDone: true } },
    });
    if (count > 0) await trouble(ctx, { purchaseId });
    await holdWhileArmed(ctx, armed);
    return work({ ...ctx, now: new Date() });
  };
}
