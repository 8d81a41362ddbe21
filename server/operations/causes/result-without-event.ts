import { contract } from '@/server/process/stages/contract';
import { hasResult } from './processed-without-result';
import type { CauseRule } from './verdict';

const healing = {
  kind: 'enqueue' as const,
  reason: 'Recovered automatically: the missing event is enqueued, and its consumer runs once.',
};

/** A result is there, and the event that would carry the purchase on was never enqueued: nothing will ever ask for more. */
export const resultWithoutEvent: CauseRule = (evidence) => {
  const current = evidence.stage;
  if (!current?.consumes) return null;
  const stage = contract.pipelineStageOf(current.id);
  if (stage && hasResult(evidence, stage.id)) {
    return {
      state: 'stopped',
      headline: `${stage.title} is there already, and the purchase was not moved on`,
      explanation: `Something made it by another path than ${stage.consumer}, so ${stage.emits} was never enqueued. Enqueuing adopts what is there and moves the purchase on.`,
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
    headline: `The event ${current.consumes} was never enqueued`,
    explanation: `The purchase is ${evidence.purchase.status}, and nothing tells the pipeline so. Enqueuing the event lets it go on.`,
    confidence: {
      level: 'certain',
      reason: `The outbox holds no ${current.consumes} for this arrival in ${evidence.purchase.status}.`,
    },
    remedies: ['enqueue', 'cancel'],
    healing,
  };
};
