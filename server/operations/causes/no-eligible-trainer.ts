import { runsAt } from '../evidence/current-stage';
import type { Evidence } from '../evidence/evidence';
import type { CauseRule } from './verdict';

/** Every trainer is ruled out, each for a named reason: it waits for capacity to change. */
export const noEligibleTrainer: CauseRule = (evidence) => {
  const { wait } = evidence;
  if (!wait || !isWaitCurrent(evidence)) return null;
  return {
    state: 'waiting',
    // The same wait however often it is looked at again.
    key: `wait-${evidence.arrivals}`,
    step: 'allocate-trainer',
    headline:
      wait.considered === 0
        ? 'No trainer available: the school has no trainers'
        : `No trainer available: none of ${wait.considered} fits`,
    explanation: 'Caravan retries when capacity changes. The reasons for each trainer are below.',
    confidence: {
      level: 'certain',
      reason: 'The last search recorded why each trainer is ruled out.',
    },
    remedies: ['replay', 'cancel'],
  };
};

/** The database's clock and the app's may differ by less than this, in milliseconds. */
const skewMs = 2000;

/** Whether the wait is the last word on the purchase, and not one from before its event was repeated. */
export function isWaitCurrent(evidence: Evidence): boolean {
  const { stage } = evidence;
  if (stage?.id !== 'allocate' || !evidence.wait) return false;
  if (!stage.latest) return true;
  if (evidence.wait.at.getTime() >= stage.latest.createdAt.getTime() - skewMs) return true;
  const runs = runsAt(evidence, stage);
  return runs?.some(({ state }) => state === 'completed') ?? false;
}
