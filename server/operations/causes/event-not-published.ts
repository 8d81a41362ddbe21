import { ageMs, graceMs, isLateBy, isRegistered } from '../evidence/current-stage';
import type { CauseRule, Finding } from './verdict';

/** Nobody minds when the student is told a little later; after this many milliseconds they do. */
const toldWithinMs = 60_000;

/** The stage's event waits in the outbox: Inngest has not accepted it, or has nobody to give it to. */
export const eventNotPublished: CauseRule = (evidence) => {
  const { stage } = evidence;
  const event = stage?.latest;
  if (!event || event.publishedAt) return null;
  const isOverdue = isLateBy(evidence) || ageMs(event.createdAt, evidence) > toldWithinMs;
  if (!isOverdue) return null;
  if (isRegistered(evidence, stage) === false) return held(event.name, stage.consumer ?? 'its function');
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

// Sent now it would be lost: Inngest starts nothing for an event that no function listens to.
const held = (event: string, consumer: string): Finding => ({
  state: 'stopped',
  headline: `The event ${event} waits until ${consumer} is registered with Inngest`,
  explanation: `Inngest would accept the event and start nothing, so it is held in the outbox. It goes out within seconds once an app that serves ${consumer} has registered it. Readiness and the console say why it is not registered.`,
  confidence: {
    level: 'certain',
    reason: `Its row in the outbox has no instant of publication, and Inngest does not list ${consumer} among the app's functions.`,
  },
  step: 'dispatch-outbox',
  remedies: ['publish', 'run-now', 'cancel'],
});
