import { slowMs } from '@/server/process/runs/watch-attempt';
import { ageMs, attemptsAt, graceMs, isStageLateBy, runsAt } from '../evidence/current-stage';
import type { CauseRule } from './verdict';

/** Inngest has the event but the function has not started: the run is queued, or Inngest cannot be reached. */
export const runQueued: CauseRule = (evidence) => {
  const { stage } = evidence;
  if (!stage?.consumer || !stage.latest?.publishedAt || !isStageLateBy(evidence)) return null;
  if (attemptsAt(evidence, stage).some(({ kind }) => kind !== 'function.failed')) return null;
  const runs = runsAt(evidence, stage);
  const remedies = ['run-now' as const, 'cancel' as const];
  if (evidence.runs?.ok === false && evidence.registration?.ok === false) {
    return {
      state: 'stopped',
      headline: `${stage.undone}: Inngest cannot be reached`,
      explanation: `${stage.consumer} cannot run until Inngest responds: ${evidence.runs.reason} You can retry this step here without it.`,
      confidence: {
        level: 'likely',
        reason: 'Inngest accepted the event earlier. Whether it started a run is unknown while it is down.',
      },
      remedies,
    };
  }
  if (!runs) return null;
  const open = runs.find(({ endedAt }) => endedAt === null);
  // Until then, an attempt may be working without having left a trace.
  if (open && ageMs(stage.latest.publishedAt, evidence) < slowMs + graceMs) {
    return {
      state: 'moving',
      headline: `${stage.work} is about to start`,
      explanation: `Inngest accepted the event of ${stage.consumer} seconds ago. Check again, or retry this step here.`,
      confidence: { level: 'likely', reason: `Inngest lists run ${open.runId} as ${open.status}.` },
      remedies,
    };
  }
  if (open) {
    return {
      state: 'stopped',
      headline:
        open.state === 'queued'
          ? `${stage.work} is queued and has not started`
          : `${stage.work} has not started: Inngest has not reached the app`,
      explanation: `No attempt of ${stage.consumer} has reached the app. Inngest is at a concurrency limit, has a backlog, or cannot reach the app's address. Wait, or retry this step here.`,
      confidence: {
        level: 'certain',
        reason: `Inngest lists run ${open.runId} as ${open.status}, but no attempt has left a trace.`,
      },
      remedies,
    };
  }
  const ended = runs.findLast(
    ({ endedAt }) => endedAt !== null && ageMs(new Date(endedAt), evidence) < graceMs,
  );
  if (ended) {
    return {
      state: 'moving',
      headline: `${stage.work} has just finished`,
      explanation: 'Its result was saved after this check. Check again.',
      confidence: {
        level: 'certain',
        reason: `Inngest lists run ${ended.runId} as ${ended.status}, just now.`,
      },
      remedies: [],
    };
  }
  if (runs.length > 0 || ageMs(stage.latest.publishedAt, evidence) >= graceMs) return null;
  return {
    state: 'moving',
    headline: `${stage.work} is about to start`,
    explanation: `Inngest has just accepted ${stage.latest.name}. Check again in a few seconds.`,
    confidence: { level: 'certain', reason: 'The event was accepted less than three seconds ago.' },
    remedies: [],
  };
};
