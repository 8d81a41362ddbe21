import { ageMs, graceMs, isLateBy, isRegistered, runsAt } from '../evidence/current-stage';
import type { CauseRule } from './verdict';

/** Inngest accepted the event and has no run of it: nobody listens, or nobody listened then. */
export const eventUnconsumed: CauseRule = (evidence) => {
  const { stage } = evidence;
  if (!stage?.consumer || !stage.latest?.publishedAt || !isLateBy(evidence)) return null;
  const registered = isRegistered(evidence, stage);
  const runs = runsAt(evidence, stage);
  if (runs ? runs.length > 0 : registered !== false) return null;
  // Inngest needs a moment to list a run of a function that it knows.
  if (registered !== false && ageMs(stage.latest.publishedAt, evidence) < graceMs) return null;
  const { consumer } = stage;
  const { name } = stage.latest;
  if (registered === false) {
    return {
      state: 'stopped',
      headline: `Nobody consumes ${name}: ${consumer} is not registered with Inngest`,
      explanation: `Inngest accepted the event and started nothing. Deploy an app that serves ${consumer}; replaying registers it and repeats the event.`,
      confidence: {
        level: 'certain',
        reason: runs
          ? `Inngest does not list ${consumer} among the app's functions, and lists no run of the event.`
          : `Inngest does not list ${consumer} among the app's functions.`,
      },
      remedies: ['replay', 'run-now', 'cancel'],
    };
  }
  return {
    state: 'stopped',
    headline: `Nobody consumed ${name}`,
    explanation: `Inngest accepted the event and lists no run of it. ${consumer} was not registered then, or Inngest lost the event, as it does when Redis loses data. Replay the event.`,
    confidence:
      registered === null
        ? { level: 'likely', reason: 'Inngest lists no run of the event, and did not say who is registered.' }
        : {
            level: 'certain',
            reason: `Inngest lists no run of the event, although ${consumer} is registered now.`,
          },
    remedies: ['replay', 'run-now', 'cancel'],
    ...(registered && {
      healing: {
        kind: 'replay',
        reason: `Recovered automatically: ${consumer} is registered, so its event is replayed. The work is done once.`,
      },
    }),
  };
};
