import type { EventRun } from '@/server/process/inngest/fetch-event-runs';
import { attemptsAt, isStageLateBy, runsAt } from '../evidence/current-stage';
import type { CauseRule, Finding } from './verdict';

/** A run is in progress: an attempt failed and the next is due, or one is running and slow. */
export const runRetrying: CauseRule = (evidence) => {
  const { stage } = evidence;
  if (!stage?.consumer || !stage.latest?.publishedAt || !isStageLateBy(evidence)) return null;
  const last = attemptsAt(evidence, stage).findLast(({ kind }) => kind !== 'function.failed');
  const runs = runsAt(evidence, stage);
  if (runs && !runs.some(({ endedAt }) => endedAt === null)) return null;
  const between = runs?.find(({ state }) => state === 'betweenAttempts');
  if (!last && between) return untraced(stage.work, stage.consumer, between);
  if (!last) return null;
  const sureOfRun = runs
    ? `Inngest lists run ${last.runId ?? ''} as in progress, and `
    : 'Inngest does not respond now. On the timeline, ';
  const number = (last.attempt ?? 0) + 1;
  if (last.kind === 'function.slow') {
    return {
      state: 'moving',
      step: stage.consumer,
      headline: `${stage.work} is still running`,
      explanation: `Attempt ${number} of ${stage.consumer} started and has not failed. Wait, or retry this step here: the work is done only once.`,
      confidence: {
        level: runs ? 'certain' : 'likely',
        reason: `${sureOfRun}its attempt reported that it was still working.`,
      },
      remedies: ['run-now', 'cancel'],
    };
  }
  return {
    state: 'moving',
    step: stage.consumer,
    headline: `${stage.work} failed ${number} of ${last.maxAttempts ?? '?'} times and is retrying`,
    explanation: `The last error of ${stage.consumer} was: ${last.error ?? 'unknown'}. Wait for the next attempt, or retry this step here.`,
    confidence: {
      level: runs ? 'certain' : 'likely',
      reason: `${sureOfRun}the failed attempt has its error.`,
    },
    remedies: ['run-now', 'cancel'],
  };
};

/** An attempt failed without a trace in the app: Inngest did not reach it, or the app crashed. */
function untraced(work: string, consumer: string, run: EventRun): Finding {
  return {
    state: 'moving',
    step: consumer,
    headline: `${work} failed and is retrying`,
    explanation: `${run.error ? `Inngest says: ${run.error}. ` : ''}Inngest could not reach the app, or the app stopped during an attempt of ${consumer}. Wait for the next attempt, or retry this step here.`,
    confidence: {
      level: 'certain',
      reason: `Inngest lists run ${run.runId} as ${run.status} and not ended, but the timeline has no attempt.`,
    },
    remedies: ['run-now', 'cancel'],
  };
}
