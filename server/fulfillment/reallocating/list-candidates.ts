import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';
import { loadStudentBusy } from '@/server/fulfillment/booking/load-student-busy';
import { loadTrainerTimes } from '@/server/fulfillment/booking/load-trainer-times';
import { cheapRuleOuts } from '../choosing/eligibility';
import { loadCandidates } from '../choosing/load-candidates';
import type { Candidate, Need } from '../choosing/rank-trainers';
import { loadSeries, remainingSessions } from './load-series';
import { type RuledOutReplacement, rankReplacements } from './rank-replacements';

export const listCandidatesInput = z.object({ purchaseId: id });

/** More of those ruled out than this are only counted: calendars are read of those with the fewest other reasons. */
const ruledOutLimit = 300;

/**
 * Every trainer who could take a purchase over, best first with the parts of their score, and those ruled out with the
 * reasons and the rules that would have to be overridden, nearest to possible first. Changes nothing.
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
    preferences: series.preferences,
    studentBusy: busy.filter(({ startsAt }) => !moving.has(startsAt.getTime())),
  };
  const holder = series.allocation?.trainer.id;
  const all = await loadCandidates(ctx.db, need, ctx.now);
  const others = all.filter(({ trainerId }) => trainerId !== holder);
  const candidates = await withCalendars(ctx, need, others);
  const { ranked, ruledOut } = rankReplacements({
    candidates,
    need,
    remaining,
    staying: series.sessions.filter((session) => !remaining.includes(session)),
    now: ctx.now,
  });
  return {
    ranked,
    ruledOut: ruledOut.sort(nearestFirst).slice(0, ruledOutLimit),
    ruledOutCount: others.length - ranked.length,
    /** Sessions that would move; 0 when none is booked yet. */
    remaining: remaining.length,
  };
}

export type CandidateList = Awaited<ReturnType<typeof listCandidates>>;

/** Those whom no cheap rule excludes, and of the others the nearest, who came without a calendar, with it. */
async function withCalendars(ctx: Context, need: Need, candidates: Candidate[]): Promise<Candidate[]> {
  const reasons = new Map(candidates.map((each) => [each.trainerId, cheapRuleOuts(need, each).length]));
  const count = ({ trainerId }: Candidate) => reasons.get(trainerId) ?? 0;
  const near = candidates
    .filter(({ times }) => !times)
    .sort((a, b) => count(a) - count(b) || a.trainerName.localeCompare(b.trainerName))
    .slice(0, ruledOutLimit);
  const ids = near.map(({ trainerId }) => trainerId);
  const calendars = await loadTrainerTimes(ctx.db, ids, ctx.now);
  return candidates.flatMap((each) => {
    const times = each.times ?? calendars.get(each.trainerId);
    return times ? [{ ...each, times }] : [];
  });
}

function nearestFirst(a: RuledOutReplacement, b: RuledOutReplacement): number {
  const steps = ({ needs }: RuledOutReplacement) => needs?.length ?? Number.POSITIVE_INFINITY;
  return steps(a) - steps(b) || a.trainerName.localeCompare(b.trainerName);
}
