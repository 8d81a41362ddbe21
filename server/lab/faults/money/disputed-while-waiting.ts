import { inTransaction } from '@/server/process/outbox/in-transaction';
import { noteEvents } from '@/server/process/outbox/note-events';
import { armFault, findArmedFor } from '../../arming/armed-faults';
import type { Fault } from '../../arming/fault';
import { consumerOf } from '../../arming/stage-facts';
import { noEligibleTrainer } from '../no-trainer';
import { disputePayment } from './dispute-payment';
import { isDisputed } from './is-disputed';

const name = 'disputed-while-waiting';

/** No trainer is free, and the student disputes the payment meanwhile. */
export const disputedWhileWaiting: Fault = {
  name,
  cause: 'PAYMENT_DISPUTED',
  title: 'A disputed payment of a purchase that waits',
  describe:
    'Each trainer who teaches the course is paused, and the student disputes the payment while waiting. Undoing brings the trainers back.',
  stages: ['allocate'],
  isRepairedFirst: false,
  seenAt: 'pay',
  async make(ctx, target) {
    await noEligibleTrainer.make(ctx, target);
    await armFault(ctx.db, { name, ...target });
  },
  hasTakenHold: (ctx, { purchaseId }) => isDisputed(ctx, purchaseId),
  async undo(ctx, { purchaseId }) {
    const armed = purchaseId ? await findArmedFor(ctx.db, [purchaseId]) : [];
    await inTransaction(ctx, async (tx) => {
      for (const row of armed.filter((other) => other.name === noEligibleTrainer.name)) {
        await tx.labFault.delete({ where: { id: row.id }, select: { id: true } });
        await noEligibleTrainer.undo({ ...ctx, db: tx }, row);
      }
      noteEvents(tx);
    });
  },
  async atStep({ ctx, consumer, purchaseId }, armed, work) {
    const result = await work(ctx);
    const isFirst = consumerOf(armed.stage) === consumer && !(await isDisputed(ctx, purchaseId));
    if (isFirst) await disputePayment(ctx, { purchaseId });
    return result;
  },
};
