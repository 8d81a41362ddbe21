import { contract } from '@/server/process/stages/contract';
import { reconcilePurchase } from '@/server/sales/reconciliation/reconcile-purchase';
import { armFault } from '../arming/armed-faults';
import type { Fault, LabTarget } from '../arming/fault';
import { eventFor, isAtStage, producerOf, stageEvent } from '../arming/stage-facts';
import { withoutTheRules } from '../arming/without-the-rules';
import { settleAtProvider } from '../buying/settle-at-provider';

const name = 'result-without-event';

/** The old system's third failure: another path wrote the result, and did not emit what carries the purchase on. */
export const resultWithoutEvent: Fault = {
  name,
  cause: 'RESULT_WITHOUT_EVENT',
  title: 'A result without its event',
  describe:
    'What comes before the stage writes its result, and its event is taken out of the outbox in the same transaction. The database refuses that, so its triggers are off there.',
  stages: contract.withFunction,
  isRepairedFirst: false,
  async make(ctx, { stage, purchaseId }) {
    if (producerOf(stage)) return armFault(ctx.db, { name, stage, purchaseId });
    await settleAtProvider(ctx, purchaseId, 'paid-webhook-lost');
    await withoutTheRules(ctx, async (inner, tx) => {
      await reconcilePurchase(inner, { purchaseId });
      await takeEventAway(tx, { stage, purchaseId });
    });
  },
  hasTakenHold: async (ctx, target) => (await isAtStage(ctx, target)) && !(await stageEvent(ctx, target)),
  undo: async () => undefined,
  async atStep({ ctx, consumer, purchaseId }, armed, work) {
    const stage = resultWithoutEvent.stages.find((candidate) => candidate === armed.stage);
    if (!stage || producerOf(stage) !== consumer) return work(ctx);
    return withoutTheRules(ctx, async (inner, tx) => {
      const outcome = await work(inner);
      await takeEventAway(tx, { stage, purchaseId });
      await tx.labFault.deleteMany({ where: { id: armed.id } });
      return outcome;
    });
  },
};

type Tx = Parameters<Parameters<typeof withoutTheRules>[1]>[1];

async function takeEventAway(tx: Tx, { stage, purchaseId }: LabTarget): Promise<void> {
  await tx.outboxEvent.deleteMany({ where: { purchaseId, name: eventFor(stage) ?? '' } });
}
