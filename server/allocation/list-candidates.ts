import { z } from 'zod';
import type { Context } from '@/server/context';
import { loadStudentBusy } from '@/server/sessions/load-student-busy';
import { startFromNow } from '@/server/sessions/start-from-now';
import { loadCandidates } from './load-candidates';
import { loadSeries, remainingSessions } from './load-series';
import { type RuledOutReplacement, rankReplacements } from './rank-replacements';

export const listCandidatesInput = z.object({ purchaseId: z.string().min(1).max(100) });

/** More of those ruled out than this are only counted. */
const ruledOutLimit = 300;

/**
 * Every trainer who could take a purchase over, best first with the parts of their score, and those ruled out with the
 * reasons and the rules that would have to be set aside, nearest to possible first. Changes nothing.
 *
 * Throws NotFoundError `purchase.unknown`.
 */
export async function listCandidates(ctx: Context, input: z.input<typeof listCandidatesInput>) {
  const { purchaseId } = listCandidatesInput.parse(input);
  const series = await loadSeries(ctx.db, purchaseId);
  const remaining = remainingSessions(series, ctx.now);
  const moving = new Set(remaining.map(({ startsAt }) => startsAt.getTime()));
  const busy = await loadStudentBusy(ctx.db, series.studentId, ctx.now);
  const need = {
    ...series.course,
    studentId: series.studentId,
    shape: series.shape,
    preferences: startFromNow(series.preferences, ctx.now),
    studentBusy: busy.filter(({ startsAt }) => !moving.has(startsAt.getTime())),
  };
  const candidates = await loadCandidates(ctx.db, need, ctx.now);
  const holder = series.allocation?.trainer.id;
  const { ranked, ruledOut } = rankReplacements({
    candidates: candidates.filter(({ trainerId }) => trainerId !== holder),
    need,
    remaining,
    staying: series.sessions.filter((session) => !remaining.includes(session)),
    now: ctx.now,
  });
  return {
    ranked,
    ruledOut: ruledOut.sort(nearestFirst).slice(0, ruledOutLimit),
    ruledOutCount: ruledOut.length,
    /** Sessions that would change hands; 0 when none is booked yet. */
    remaining: remaining.length,
  };
}

export type CandidateList = Awaited<ReturnType<typeof listCandidates>>;

function nearestFirst(a: RuledOutReplacement, b: RuledOutReplacement): number {
  const steps = ({ needs }: RuledOutReplacement) => needs?.length ?? Number.POSITIVE_INFINITY;
  return steps(a) - steps(b) || a.trainerName.localeCompare(b.trainerName);
}
