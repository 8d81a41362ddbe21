import type { SessionEvidence } from '../../evidence/evidence';
import type { CauseRule, Confidence } from '../verdict';
import { sessionWith } from './delivery-case';
import { joinWords, sessionWords, stopOf } from './session-words';

/** A trainer did not come to a session: somebody said so, or neither a join nor a result shows that they did. */
export const trainerAbsent: CauseRule = (evidence) => {
  const session = sessionWith('TRAINER_ABSENT', evidence);
  if (!session) return null;
  const { result, reportedAt, trainer, askedAt } = session;
  const isSilent = !result && !reportedAt;
  const isAskedFirst = isSilent && !askedAt;
  return {
    ...stopOf(session),
    state: 'stopped',
    headline: isSilent
      ? `${sessionWords(session)}: ${trainer.name} probably did not come`
      : `${sessionWords(session)}: ${trainer.name} did not come`,
    explanation: isAskedFirst
      ? `${joinWords(session)} ${trainer.name} recorded no result in time. They may have met elsewhere, so ask first.`
      : `${joinWords(session)} The student is owed a session or its price.`,
    confidence: confidenceOf(session),
    remedies: isAskedFirst
      ? ['ask-trainer', 'make-up', 'refund-session', 'accept-session']
      : ['make-up', 'refund-session', ...(result ? [] : ['ask-trainer' as const]), 'accept-session'],
  };
};

function confidenceOf({ result, reportedAt, trainerJoinedAt }: SessionEvidence): Confidence {
  if (result?.outcome === 'TRAINER_ABSENT')
    return { level: 'certain', reason: `${result.actorName} recorded that the trainer was absent.` };
  if (reportedAt && (result || trainerJoinedAt))
    return {
      level: 'unsure',
      reason: result
        ? `The student reported it, but ${result.actorName} recorded a result.`
        : 'The student reported it, but the trainer joined.',
    };
  if (reportedAt)
    return { level: 'certain', reason: 'The student reported it, and the trainer never joined.' };
  return { level: 'likely', reason: 'The trainer has an account, did not join, and recorded no result.' };
}
