import type { EventRun } from '@/server/process/inngest/fetch-event-runs';
import { attemptsAt, isLateBy, runsAt } from '../evidence/current-stage';
import type { CauseRule, Finding } from './verdict';

/** A run is at it: an attempt failed and the next is due, or one works right now and takes long. */
export const runRetrying: CauseRule = (evidence) => {
  const { stage } = evidence;
  if (!stage?.consumer || !stage.latest?.publishedAt || !isLateBy(evidence)) return null;
  const last = attemptsAt(evidence, stage).findLast(({ kind }) => kind !== 'function.failed');
  const runs = runsAt(evidence, stage);
  if (runs && !runs.some(({ endedAt }) => endedAt === null)) return null;
  const between = runs?.find(({ state }) => state === 'betweenAttempts');
  if (!last && between) return untraced(stage.consumer, between);
  if (!last) return null;
  const sureOfRun = runs
    ? `Inngest lists run ${last.runId ?? ''} as going on, and `
    : 'Inngest does not answer now; ';
  const number = (last.attempt ?? 0) + 1;
  if (last.kind === 'function.slow') {
    return {
      state: 'moving',
      step: stage.consumer,
      headline: `${stage.consumer} is still working on it`,
      explanation: `Attempt ${number} began and has not failed. Wait, or do the stage's work here and now: it is done once either way.`,
      confidence: {
        level: runs ? 'certain' : 'likely',
        reason: `${sureOfRun}its attempt wrote that it was still at work.`,
      },
      remedies: ['run-now', 'cancel'],
    };
  }
  return {
    state: 'moving',
    step: stage.consumer,
    headline: `${stage.consumer} failed ${number} of ${last.maxAttempts ?? '?'} times and tries again`,
    explanation: `The last error was: ${last.error ?? 'unknown'}. Wait for the next attempt, or do the stage's work here and now.`,
    confidence: {
      level: runs ? 'certain' : 'likely',
      reason: `${sureOfRun}the failed attempt is on the timeline with its error.`,
    },
    remedies: ['run-now', 'cancel'],
  };
};

/** An attempt failed and the app knows nothing of it: Inngest did not reach it, or it died at work. */
function untraced(consumer: string, run: EventRun): Finding {
  return {
    state: 'moving',
    step: consumer,
    headline: `An attempt of ${consumer} failed before the app could tell, and Inngest tries again`,
    explanation: `${run.error ? `Inngest says: ${run.error}. ` : ''}Inngest could not reach the app, or the app stopped at work. Wait for the next attempt, or do the stage's work here and now.`,
    confidence: {
      level: 'certain',
      reason: `Inngest lists run ${run.runId} as ${run.status} and not ended, and no attempt is on the timeline.`,
    },
    remedies: ['run-now', 'cancel'],
  };
}
