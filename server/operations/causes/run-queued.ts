import { slowMs } from '@/server/process/runs/watch-attempt';
import { ageMs, attemptsAt, graceMs, isLateBy, runsAt } from '../evidence/current-stage';
import type { CauseRule } from './verdict';

/** Inngest has the event, and the function has not begun: it waits in Inngest's queue, or for Inngest itself. */
export const runQueued: CauseRule = (evidence) => {
  const { stage } = evidence;
  if (!stage?.consumer || !stage.latest?.publishedAt || !isLateBy(evidence)) return null;
  if (attemptsAt(evidence, stage).some(({ kind }) => kind !== 'function.failed')) return null;
  const runs = runsAt(evidence, stage);
  const remedies = ['run-now' as const, 'cancel' as const];
  if (evidence.runs?.ok === false && evidence.registration?.ok === false) {
    return {
      state: 'stopped',
      headline: 'Inngest cannot be reached, and it has the event',
      explanation: `Nothing can run until Inngest answers again: ${evidence.runs.reason} The stage's work can be done here and now without it.`,
      confidence: {
        level: 'likely',
        reason: 'It accepted the event before. Whether it started a run cannot be asked while it is away.',
      },
      remedies,
    };
  }
  if (!runs) return null;
  const open = runs.find(({ endedAt }) => endedAt === null);
  // Until then an attempt may be at work without having left a trace.
  if (open && ageMs(stage.latest.publishedAt, evidence) < slowMs + graceMs) {
    return {
      state: 'moving',
      headline: `A run of ${stage.consumer} is about to begin, or has just begun`,
      explanation: 'Inngest accepted the event seconds ago. Look again, or do the work here and now.',
      confidence: { level: 'likely', reason: `Inngest lists run ${open.runId} as ${open.status}.` },
      remedies,
    };
  }
  if (open) {
    return {
      state: 'stopped',
      headline:
        open.state === 'queued'
          ? `A run of ${stage.consumer} is queued and has not begun`
          : `A run of ${stage.consumer} has begun at Inngest and not in the app`,
      explanation:
        'No attempt has reached the app. Inngest is at a limit of concurrency, has a backlog, or cannot reach the app at its address. Wait, or do the work here and now.',
      confidence: {
        level: 'certain',
        reason: `Inngest lists run ${open.runId} as ${open.status}, and no attempt of it left a trace.`,
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
      headline: `A run of ${stage.consumer} has just ended`,
      explanation: 'What it did was written after this look at the database. Look again.',
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
    headline: `Inngest has just accepted ${stage.latest.name}`,
    explanation: 'Its run shows within seconds. Look again.',
    confidence: { level: 'certain', reason: 'The event was accepted less than three seconds ago.' },
    remedies: [],
  };
};
