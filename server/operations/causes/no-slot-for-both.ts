import { isWaitCurrent } from './no-eligible-trainer';
import type { CauseRule } from './verdict';

/** Somebody teaches it and has room, and no series of times suits both: time is all that is in the way. */
export const noSlotForBoth: CauseRule = (evidence) => {
  const { wait } = evidence;
  if (!wait?.onlyTime || !isWaitCurrent(evidence)) return null;
  const who = wait.onlyTime === 1 ? '1 trainer fits' : `${wait.onlyTime} trainers fit`;
  return {
    state: 'waiting',
    // The same wait however often it is looked at again.
    key: `wait-${evidence.arrivals}`,
    step: 'allocate-trainer',
    headline: `No time works for both: ${who} otherwise`,
    explanation:
      'Caravan retries when anybody’s times change. Another preferred time or more trainer availability helps.',
    confidence: {
      level: 'certain',
      reason: 'The last search recorded why each trainer is ruled out.',
    },
    remedies: ['replay', 'cancel'],
  };
};
