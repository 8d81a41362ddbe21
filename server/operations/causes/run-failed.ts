import type { EventRun } from '@/server/process/inngest/fetch-event-runs';
import { isAppUnreachable } from '@/server/process/inngest/is-app-unreachable';
import { attemptsAt, isRegistered, runsAt } from '../evidence/current-stage';
import type { CurrentStage, Evidence } from '../evidence/evidence';
import type { CauseRule, Finding } from './verdict';

/** The run of the stage has ended without success: its attempts are used up, or somebody cancelled it. */
export const runFailed: CauseRule = (evidence) => {
  const { stage } = evidence;
  if (!stage?.consumer || !stage.latest?.publishedAt) return null;
  const given = attemptsAt(evidence, stage).findLast(({ kind }) => kind === 'function.failed');
  const runs = runsAt(evidence, stage);
  // An open run of the same event may still succeed.
  if (runs?.some(({ endedAt }) => endedAt === null)) return null;
  const over = runs?.findLast(({ state }) => state === 'failed' || state === 'cancelled');
  if (!given && !over) return null;
  const isCancelled = !given && over?.state === 'cancelled';
  const error = given?.error ?? over?.error ?? null;
  if (isAppUnreachable(error)) return unreachable(evidence, stage, over ?? null, given?.at ?? null);
  return {
    state: 'stopped',
    step: stage.consumer,
    headline: isCancelled
      ? `${stage.work} was cancelled in Inngest`
      : `${stage.work} failed${error ? `: ${shorten(error)}` : ''}`,
    explanation: isCancelled
      ? `Somebody cancelled the run of ${stage.consumer}. Replaying the event starts a new one.`
      : `${stage.consumer} has used up its attempts and will not retry. Fix the reason, then replay the event.`,
    confidence: given
      ? { level: 'certain', reason: 'The function wrote its final error to the timeline.' }
      : { level: 'certain', reason: `Inngest lists run ${over?.runId} as ${over?.status}.` },
    remedies: ['replay', 'run-now', 'cancel'],
  };
};

/** No attempt reached the app. Nothing was refused, so a replay is safe once Inngest reaches the app again. */
function unreachable(
  evidence: Evidence,
  stage: CurrentStage,
  run: EventRun | null,
  failedAt: Date | null,
): Finding {
  const over = run?.endedAt ? new Date(run.endedAt) : failedAt;
  const { reachedAt } = evidence;
  const isBack = over !== null && reachedAt !== null && reachedAt > over;
  return {
    state: 'stopped',
    step: stage.consumer ?? undefined,
    headline: `${stage.work} failed: Inngest could not reach the app`,
    explanation: isBack
      ? 'Inngest reaches the app again. Replay the event.'
      : `${stage.consumer} has used up its attempts. Bring the app back at the address that Inngest calls, then replay the event.`,
    confidence: {
      level: 'certain',
      reason: run
        ? `Inngest lists run ${run.runId} as ${run.status}: ${run.error ?? 'the app could not be reached'}.`
        : 'The function wrote its final error to the timeline.',
    },
    remedies: ['replay', 'run-now', 'cancel'],
    ...(isBack &&
      isRegistered(evidence, stage) && {
        healing: {
          kind: 'replay',
          reason:
            'Recovered automatically: the app is back, so Caravan replayed the event. The work is done only once.',
        },
      }),
  };
}

// The evidence has the full text.
const shorten = (error: string) => (error.length > 140 ? `${error.slice(0, 139)}…` : error);
