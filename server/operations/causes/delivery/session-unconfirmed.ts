import type { CauseRule } from '../verdict';
import { sessionWith } from './delivery-case';
import { joinWords, sessionWords, stopOf } from './session-words';

/** A session is over, its limit has passed, and nothing says that it was held; or it was not, and nothing makes up for it. */
export const sessionUnconfirmed: CauseRule = (evidence) => {
  const session = sessionWith('SESSION_UNCONFIRMED', evidence);
  if (!session) return null;
  const { result, trainer, askedAt } = session;
  if (result)
    return {
      ...stopOf(session),
      state: 'stopped',
      headline: `${sessionWords(session)} was not held, and nothing makes up for it`,
      explanation: 'Book a make-up session, return its price, or accept it as it is.',
      confidence: { level: 'certain', reason: `${result.actorName} recorded that it was not held.` },
      remedies: ['make-up', 'refund-session', 'accept-session'],
    };
  return {
    ...stopOf(session),
    state: 'stopped',
    headline: `${sessionWords(session)}: nobody confirmed that it was held`,
    explanation: `${joinWords(session)} ${askedAt ? `${trainer.name} was asked and has not answered.` : `${trainer.name} recorded no result in time.`}`,
    confidence: { level: 'certain', reason: 'It has no result, and its limit has passed.' },
    remedies: ['ask-trainer', 'accept-session', 'make-up', 'refund-session'],
  };
};
