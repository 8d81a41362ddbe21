import { ageMs, currentStage, graceMs, isLateBy } from '../current-stage';
import type { CauseRule } from '../verdict';

/** Nobody minds when the student is told a little later; after this many milliseconds they do. */
const toldWithinMs = 60_000;

/** The stage's event waits in the outbox: Inngest has not accepted it. */
export const eventNotPublished: CauseRule = (evidence) => {
  const event = currentStage(evidence)?.latest;
  if (!event || event.publishedAt) return null;
  const isOverdue = isLateBy(evidence) || ageMs(event.createdAt, evidence) > toldWithinMs;
  if (!isOverdue) return null;
  // A first attempt may be under way: it has failed when its error is there.
  const isFresh = !event.lastError && ageMs(event.createdAt, evidence) < graceMs;
  const tries = event.attempts === 1 ? '1 attempt' : `${event.attempts} attempts`;
  return {
    state: isFresh ? 'moving' : 'stopped',
    headline: isFresh
      ? `The event ${event.name} was written just now and is being published`
      : `The event ${event.name} was never accepted by Inngest`,
    explanation: event.lastError
      ? `It is tried again every ten seconds at most; the last error was: ${event.lastError}`
      : 'It is in the outbox and goes out with the next publication.',
    confidence: {
      level: 'certain',
      reason: `Its row in the outbox has no instant of publication, after ${tries}.`,
    },
    step: 'dispatch-outbox',
    remedies: ['publish', 'run-now', 'cancel'],
  };
};
