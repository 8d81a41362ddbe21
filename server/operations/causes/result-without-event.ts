import { contract } from '@/server/process/stages/contract';
import { hasResult } from './processed-without-result';
import type { CauseRule } from './verdict';

const healing = {
  kind: 'enqueue' as const,
  reason: 'Recovered automatically: Caravan enqueued the missing event, and its consumer runs once.',
};

/** A result is saved, but the event that starts the next stage was never enqueued, so nothing continues. */
export const resultWithoutEvent: CauseRule = (evidence) => {
  const current = evidence.stage;
  if (!current?.consumes) return null;
  const stage = contract.pipelineStageOf(current.id);
  if (stage && hasResult(evidence, stage.id)) {
    return {
      state: 'stopped',
      headline: `${stage.work} is done, but the purchase did not move on`,
      explanation: `Something other than ${stage.consumer} saved the result, so ${stage.emits} was never enqueued. Enqueuing keeps the result and moves the purchase on.`,
      confidence: {
        level: 'certain',
        reason: `The result of ${stage.consumer} is in the database while the purchase is still ${stage.from}.`,
      },
      remedies: ['enqueue', 'cancel'],
      healing,
    };
  }
  if (!current.isEventMissing) return null;
  return {
    state: 'stopped',
    key: `missing-${evidence.arrivals}`,
    headline: `${current.undone}: its event was never enqueued`,
    explanation: `The purchase is ${evidence.purchase.status}, but ${current.consumes} is missing. Enqueuing the event lets the pipeline continue.`,
    confidence: {
      level: 'certain',
      reason: `The outbox holds no ${current.consumes} for this arrival in ${evidence.purchase.status}.`,
    },
    remedies: ['enqueue', 'cancel'],
    healing,
  };
};
