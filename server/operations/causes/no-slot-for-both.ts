import { isWaitCurrent } from './no-eligible-trainer';
import type { CauseRule } from './verdict';

/** Somebody teaches it and has room, and no series of times suits both: time is all that is in the way. */
export const noSlotForBoth: CauseRule = (evidence) => {
  const { wait } = evidence;
  if (!wait?.onlyTime || !isWaitCurrent(evidence)) return null;
  const who = wait.onlyTime === 1 ? 'One trainer fits' : `${wait.onlyTime} trainers fit`;
  return {
    state: 'waiting',
    // The same wait however often it is looked at again.
    key: `wait-${evidence.arrivals}`,
    step: 'allocate-trainer',
    headline: `${who} but for the times: no series suits both`,
    explanation:
      'It waits by design, and is looked at again by itself when anybody’s times change. Moving a wish or widening a trainer’s hours helps.',
    confidence: {
      level: 'certain',
      reason: 'The ledger of the last look says for each trainer what rules them out.',
    },
    remedies: ['replay', 'cancel'],
  };
};
