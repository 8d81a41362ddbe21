import { contract } from '@/server/process/stages/contract';
import { armFault } from '../arming/armed-faults';
import type { Fault } from '../arming/fault';
import { isAtStage, stageEvent } from '../arming/stage-facts';

export const eventNotPublishedName = 'event-not-published';

/** Inngest cannot be reached for events: see part-under-faults.ts. */
export const eventNotPublished: Fault = {
  name: eventNotPublishedName,
  cause: 'EVENT_NOT_PUBLISHED',
  title: 'An event that is never published',
  describe:
    'The purchase’s event for the stage is sent to an address where no Inngest listens, again and again.',
  stages: contract.withFunction,
  isRepairedFirst: true,
  make: (ctx, { stage, purchaseId }) => armFault(ctx.db, { name: eventNotPublishedName, stage, purchaseId }),
  async hasTakenHold(ctx, target) {
    const event = await stageEvent(ctx, target);
    return Boolean(event?.lastError) && (await isAtStage(ctx, target));
  },
  undo: async () => undefined,
};
