import { formatTime } from '@/server/core/time/format-time';
import type { SessionEvidence } from '../../evidence/evidence';
import type { Finding } from '../verdict';

/** "Session 3 of Mon 4 May 2026, 10:00 UTC", as staff read it. */
export const sessionWords = ({ ordinal, isMakeUp, startsAt }: SessionEvidence): string =>
  `${isMakeUp ? `Make-up session ${ordinal}` : `Session ${ordinal}`} of ${formatTime(startsAt, 'datetime', 'UTC')} UTC`;

/** Where a stop about one session stands: the same stop until somebody says or does something about the session. */
export const stopOf = ({ id, resultDueAt }: SessionEvidence): Pick<Finding, 'stage' | 'key' | 'since'> => ({
  stage: 'deliver',
  key: `${id}@${resultDueAt?.getTime()}`,
  since: resultDueAt ?? undefined,
});

/** Who joined, in words. */
export function joinWords({ studentJoinedAt, trainerJoinedAt }: SessionEvidence): string {
  if (studentJoinedAt && trainerJoinedAt) return 'Both joined.';
  if (studentJoinedAt) return 'The student joined, the trainer did not.';
  return trainerJoinedAt ? 'The trainer joined, the student did not.' : 'Nobody joined.';
}
