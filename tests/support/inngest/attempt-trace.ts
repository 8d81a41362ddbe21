import type { AttemptEvidence } from '@/server/operations/evidence/evidence';
import { ago } from '../evidence';

/** What an attempt of create-purchase left on the timeline. */
export const attemptTraceOf = (
  kind: AttemptEvidence['kind'],
  more: Partial<AttemptEvidence> = {},
): AttemptEvidence => ({
  kind,
  at: ago(40),
  functionId: 'create-purchase',
  eventId: 'event-purchase/confirmed',
  runId: 'run-1',
  attempt: 0,
  error: kind === 'function.slow' ? null : 'out of paper',
  maxAttempts: 5,
  nextAttemptAt: null,
  ...more,
});
