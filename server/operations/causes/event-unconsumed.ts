import { ageMs, graceMs, isRegistered, isStageLateBy, runsAt } from '../evidence/current-stage';
import type { CauseRule } from './verdict';

/** Inngest accepted the event and has no run of it: its function is not registered, or was not at the time. */
export const eventUnconsumed: CauseRule = (evidence) => {
  const { stage } = evidence;
  if (!stage?.consumer || !stage.latest?.publishedAt || !isStageLateBy(evidence)) return null;
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
      headline: `${stage.undone}: the ${stage.work.toLowerCase()} step never started`,
      explanation: `${consumer} is not registered with Inngest, so Inngest accepted ${name} and started nothing. Deploy an app that serves ${consumer}. Replaying registers it and sends the event again.`,
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
    headline: `${stage.undone}: the ${stage.work.toLowerCase()} step never started`,
    explanation: `Inngest accepted ${name} and has no run of it. ${consumer} was not registered at the time, or Inngest lost the event because Redis lost data. Replay the event.`,
    confidence:
      registered === null
        ? {
            level: 'likely',
            reason: 'Inngest lists no run of the event, and did not say which functions are registered.',
          }
        : {
            level: 'certain',
            reason: `Inngest lists no run of the event, although ${consumer} is registered now.`,
          },
    remedies: ['replay', 'run-now', 'cancel'],
    ...(registered && {
      healing: {
        kind: 'replay',
        reason: `Recovered automatically: ${consumer} is registered, so Caravan replayed its event. The work is done only once.`,
      },
    }),
  };
};
