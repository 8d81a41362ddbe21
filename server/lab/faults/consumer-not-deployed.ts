import { contract } from '@/server/process/stages/contract';
import { armFault } from '../arming/armed-faults';
import type { Fault } from '../arming/fault';
import { refreshRegistration } from '../arming/refresh-registration';
import { isAtStage, stageEvent } from '../arming/stage-facts';

export const consumerNotDeployedName = 'consumer-not-deployed';

/** The old system's first failure: the worker is written, and the deployment does not have it. */
export const consumerNotDeployed: Fault = {
  name: consumerNotDeployedName,
  cause: 'EVENT_UNCONSUMED',
  title: 'A consumer that is not deployed',
  describe:
    'A deployment without the function of the stage registers with Inngest, which removes the function. Registering the functions by hand, as the remedy does, deploys it again.',
  stages: contract.withFunction,
  isRepairedFirst: false,
  async make(ctx, { stage }) {
    await armFault(ctx.db, { name: consumerNotDeployedName, stage, purchaseId: null });
    await refreshRegistration();
  },
  async hasTakenHold(ctx, target) {
    const event = await stageEvent(ctx, target);
    return Boolean(event?.publishedAt) && (await isAtStage(ctx, target));
  },
  undo: () => refreshRegistration(),
};
