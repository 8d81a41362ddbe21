import type { CauseRule } from '../verdict';
import { sessionWith } from './delivery-case';
import { joinWords, sessionWords, stopOf } from './session-words';

/** A student did not come to a session, by the word of the trainer or of staff, and nobody decided what follows. */
export const studentAbsent: CauseRule = (evidence) => {
  const session = sessionWith('STUDENT_ABSENT', evidence);
  if (!session) return null;
  return {
    ...stopOf(session),
    state: 'stopped',
    headline: `${sessionWords(session)}: the student did not come`,
    explanation: `${joinWords(session)} Decide whether the session counts as taken. Until then the course is not complete.`,
    confidence: {
      level: session.studentJoinedAt ? 'likely' : 'certain',
      reason: `${session.result?.actorName ?? 'The trainer'} recorded it${session.studentJoinedAt ? ', although the student joined' : ', and the student never joined'}.`,
    },
    remedies: ['accept-session', 'make-up', 'refund-session'],
  };
};
