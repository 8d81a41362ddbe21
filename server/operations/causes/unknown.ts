import type { Evidence } from '../evidence/evidence';
import type { Finding } from './verdict';

/** Late, and no rule knows why: the evidence is shown as it is. It never guesses. */
export function unknown({ stage, runs }: Evidence): Finding {
  const silence = runs?.ok === false ? ` ${runs.reason}` : '';
  return {
    state: 'stopped',
    headline: 'Late, cause unknown',
    explanation: `The evidence is below.${silence} Retrying is safe: the work is done only once.`,
    confidence: { level: 'unsure', reason: 'No rule matches the evidence.' },
    remedies: stage?.id === 'pay' ? ['reconcile', 'cancel'] : ['replay', 'run-now', 'cancel'],
  };
}
