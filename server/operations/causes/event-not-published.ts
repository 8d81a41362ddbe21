import { ageMs, graceMs, isRegistered, isStageLateBy } from '../evidence/current-stage';
import type { CauseRule, Finding } from './verdict';

/** How late an event may be before it counts, in milliseconds. A short delay hurts nobody. */
const notifyWithinMs = 60_000;

/** The stage's event waits in the outbox: Inngest has not accepted it, or its function is not registered. */
export const eventNotPublished: CauseRule = (evidence) => {
  const { stage } = evidence;
  const event = stage?.latest;
  if (!event || event.publishedAt) return null;
  const isOverdue = isStageLateBy(evidence) || ageMs(event.createdAt, evidence) > notifyWithinMs;
  if (!isOverdue) return null;
  if (isRegistered(evidence, stage) === false)
    return held(stage.undone, event.name, stage.consumer ?? 'its function');
  // A first attempt may be under way: it has failed when its error is there.
  const isFresh = !event.lastError && ageMs(event.createdAt, evidence) < graceMs;
  const tries = event.attempts === 1 ? '1 attempt' : `${event.attempts} attempts`;
  return {
    state: isFresh ? 'moving' : 'stopped',
    headline: isFresh
      ? `${stage.work} is about to start: ${event.name} is being published`
      : `${stage.undone}: Inngest has not accepted ${event.name}`,
    explanation: event.lastError
      ? `Caravan retries at least every ten seconds. The last error was: ${event.lastError}`
      : 'It is in the outbox and goes out with the next sweep.',
    confidence: {
      level: 'certain',
      reason: `Its outbox row is not marked as published, after ${tries}.`,
    },
    step: 'dispatch-outbox',
    remedies: ['publish', 'run-now', 'cancel'],
  };
};

// Sent now, it would be lost: Inngest starts nothing for an event without a registered function.
const held = (undone: string, event: string, consumer: string): Finding => ({
  state: 'stopped',
  headline: `${undone}: ${consumer} is not registered with Inngest`,
  explanation: `Inngest would accept ${event} and start nothing, so Caravan holds it in the outbox. It goes out within seconds once an app registers ${consumer}. Readiness and the console say why it is not registered.`,
  confidence: {
    level: 'certain',
    reason: `Its outbox row is not marked as published, and Inngest does not list ${consumer} among the app's functions.`,
  },
  step: 'dispatch-outbox',
  remedies: ['publish', 'run-now', 'cancel'],
});
