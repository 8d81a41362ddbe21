import type { Evidence } from '../evidence/evidence';
import type { Finding } from './verdict';

/** Late, and no rule knows why: the evidence is shown as it is. It never guesses. */
export function unknown({ stage, runs }: Evidence): Finding {
  const silence = runs?.ok === false ? ` ${runs.reason}` : '';
  return {
    state: 'stopped',
    headline: 'Late, and the evidence fits no known cause',
    explanation: `What is known is below.${silence} Retrying the stage is safe: it is done once, whatever is running.`,
    confidence: { level: 'unsure', reason: 'No rule matches what was found.' },
    remedies: stage?.id === 'pay' ? ['reconcile', 'cancel'] : ['replay', 'run-now', 'cancel'],
  };
}
