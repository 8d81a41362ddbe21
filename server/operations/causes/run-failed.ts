import type { EventRun } from '@/server/process/inngest/fetch-event-runs';
import { isAppUnreachable } from '@/server/process/inngest/is-app-unreachable';
import { attemptsAt, isRegistered, runsAt } from '../evidence/current-stage';
import type { CurrentStage, Evidence } from '../evidence/evidence';
import type { CauseRule, Finding } from './verdict';

/** The run of the stage is over without success: its attempts are used up, or somebody cancelled it. */
export const runFailed: CauseRule = (evidence) => {
  const { stage } = evidence;
  if (!stage?.consumer || !stage.latest?.publishedAt) return null;
  const given = attemptsAt(evidence, stage).findLast(({ kind }) => kind === 'function.failed');
  const runs = runsAt(evidence, stage);
  // A run that still goes on, of the same event, may yet succeed.
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
      ? `The run of ${stage.consumer} was cancelled`
      : `${stage.consumer} gave up${error ? `: ${shorten(error)}` : ''}`,
    explanation: isCancelled
      ? 'Somebody cancelled it in Inngest. Retrying the stage starts a new run.'
      : 'Its attempts are used up, so nothing more happens. Fix the reason, then retry the stage.',
    confidence: given
      ? { level: 'certain', reason: 'The function wrote down its final error on the timeline.' }
      : { level: 'certain', reason: `Inngest lists run ${over?.runId} as ${over?.status}.` },
    remedies: ['replay', 'run-now', 'cancel'],
  };
};

/** No attempt reached the app: nothing was refused, so a replay is safe as soon as Inngest reaches it again. */
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
    headline: `${stage.consumer} gave up: Inngest could not reach the app`,
    explanation: isBack
      ? 'Inngest reaches the app again, so the event can be replayed.'
      : 'Its attempts are used up. Bring the app back at the address that Inngest calls, then retry the stage.',
    confidence: {
      level: 'certain',
      reason: run
        ? `Inngest lists run ${run.runId} as ${run.status}: ${run.error ?? 'the app could not be reached'}.`
        : 'The function wrote down its final error on the timeline.',
    },
    remedies: ['replay', 'run-now', 'cancel'],
    ...(isBack &&
      isRegistered(evidence, stage) && {
        healing: {
          kind: 'replay',
          reason:
            'Recovered automatically: the app is back, so the event is replayed. The work is done once.',
        },
      }),
  };
}

// The whole of it is in the evidence.
const shorten = (error: string) => (error.length > 140 ? `${error.slice(0, 139)}…` : error);
