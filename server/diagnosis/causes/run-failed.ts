import { attemptsAt, currentStage, runsAt } from '../current-stage';
import type { CauseRule } from '../verdict';

/** The run of the stage is over without success: its attempts are used up, or somebody cancelled it. */
export const runFailed: CauseRule = (evidence) => {
  const stage = currentStage(evidence);
  if (!stage?.consumer || !stage.latest?.publishedAt) return null;
  const given = attemptsAt(evidence, stage).findLast(({ kind }) => kind === 'function.failed');
  const runs = runsAt(evidence, stage);
  // A run that still goes on, of the same event, may yet succeed.
  if (runs?.some(({ endedAt, status }) => endedAt === null && !isOver(status))) return null;
  const over = runs?.findLast(({ status }) => isOver(status));
  if (!given && !over) return null;
  const isCancelled = !given && over?.status.toUpperCase() === 'CANCELLED';
  const error = given?.error ?? over?.error ?? null;
  return {
    state: 'stopped',
    step: stage.consumer,
    headline: isCancelled
      ? `The run of ${stage.consumer} was cancelled`
      : `${stage.consumer} gave up${error ? `: ${shorten(error)}` : ''}`,
    explanation: isCancelled
      ? 'Somebody cancelled it in Inngest. Retrying the stage starts a new run.'
      : 'Its attempts are used up, so nothing goes on by itself. Mend the reason, then retry the stage.',
    confidence: given
      ? { level: 'certain', reason: 'The function wrote down its final error on the timeline.' }
      : { level: 'certain', reason: `Inngest lists run ${over?.runId} as ${over?.status}.` },
    remedies: ['replay', 'run-now', 'cancel'],
  };
};

const isOver = (status: string) => ['FAILED', 'CANCELLED'].includes(status.toUpperCase());

// The first line tells; the rest is in the evidence.
const shorten = (error: string) => {
  const line = error.split('\n')[0] ?? '';
  return line.length > 140 ? `${line.slice(0, 139)}…` : line;
};
