import { longestSilenceMs } from '@/server/process/inngest/longest-silence';
import { ageMs, attemptsAt, isRegistered, isStageLateBy, runsAt } from '../evidence/current-stage';
import type { CauseRule } from './verdict';

/** A run that Inngest lists as going on, and that nothing carries on: its queue lost it, as Redis does in a crash. */
export const runLost: CauseRule = (evidence) => {
  const { stage } = evidence;
  if (!stage?.consumer || !stage.latest?.publishedAt || !isStageLateBy(evidence)) return null;
  const open = runsAt(evidence, stage)?.filter(({ endedAt }) => endedAt === null) ?? [];
  const trace = attemptsAt(evidence, stage).findLast(({ kind }) => kind !== 'function.failed');
  const lastTrace = !trace ? 'none' : trace.kind === 'function.slow' ? 'at work' : 'failed';
  const { publishedAt } = stage.latest;
  const isSilent = open.every(({ state, startedAt }) => {
    const began = startedAt ? new Date(startedAt) : publishedAt;
    const sign = trace?.nextAttemptAt ?? trace?.at ?? began;
    const silentMs = Math.min(ageMs(sign, evidence), ageMs(began, evidence));
    return silentMs > longestSilenceMs(state, lastTrace);
  });
  const [run] = open;
  if (!run || !isSilent) return null;
  return {
    state: 'stopped',
    step: stage.consumer,
    headline: `${stage.undone}: Inngest lost the run`,
    explanation: `The run of ${stage.consumer} is listed as in progress, but it has been silent for longer than any pause between attempts. Inngest loses its queue when Redis loses data. Replay the event: the work is done only once, even if the run comes back.`,
    confidence: {
      level: 'likely',
      reason: `Inngest lists run ${run.runId} as ${run.status}, but it has been silent for too long.`,
    },
    remedies: ['replay', 'run-now', 'cancel'],
    ...(isRegistered(evidence, stage) && {
      healing: {
        kind: 'replay',
        reason:
          'Recovered automatically: Inngest lost the run, so Caravan replayed the event. The work is done only once.',
      },
    }),
  };
};
