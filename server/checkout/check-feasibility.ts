import { z } from 'zod';
import { loadCandidates } from '@/server/allocation/load-candidates';
import { type Candidate, type Need, rankTrainers } from '@/server/allocation/rank-trainers';
import { type FreeTrainer, fitVariants } from '@/server/allocation/unblock/fit-variants';
import type { Context } from '@/server/context';
import { NotFoundError, ValidationError } from '@/server/errors';
import { loadStudentBusy } from '@/server/sessions/load-student-busy';
import { planSessions } from '@/server/sessions/plan-sessions';
import { checkChoices } from './check-choices';
import { describePreferencesChange } from './describe-preferences-change';
import { type Preferences, preferencesSchema } from './preferences';
import { varyPreferences } from './vary-preferences';

export const checkFeasibilityInput = z.object({
  planId: z.string().min(1).max(100),
  preferences: preferencesSchema,
});

/** How many other choices are offered when nobody fits. */
const alternativeLimit = 3;
/** Among how many trainers they are looked for, those with most room first, so that the question stays quick. */
const consideredLimit = 300;

export type Feasibility = {
  /** How many trainers could hold the whole series at these wishes now. */
  fits: number;
  /** The first and last session with the trainer who would get it now; null when nobody fits. */
  firstStartsAt: Date | null;
  lastEndsAt: Date | null;
  /** Only when nobody fits: the nearest other choices with which `fits` trainers (at least) could hold it. */
  alternatives: { preferences: Preferences; change: string; fits: number; firstStartsAt: Date }[];
};

/**
 * Whether a plan could be held at these wishes, asked before anything is paid: by the rules and the data that allocation
 * itself uses, at this instant. Promises nothing: capacity may go to somebody else before the payment. Changes nothing.
 *
 * Throws NotFoundError `plan.unknown`, ValidationError `checkout.choices`.
 */
export async function checkFeasibility(
  ctx: Pick<Context, 'db' | 'now'>,
  rawInput: z.input<typeof checkFeasibilityInput> & { studentId: string | null },
): Promise<Feasibility> {
  const { planId, preferences } = checkFeasibilityInput.parse(rawInput);
  const plan = await ctx.db.coursePlan.findFirst({
    where: { id: planId, retiredAt: null, course: { retiredAt: null } },
    select: {
      sessionCount: true,
      sessionMinutes: true,
      sessionsPerWeek: true,
      course: { select: { skill: true, level: true, language: true } },
    },
  });
  if (!plan) throw new NotFoundError('plan.unknown', 'This plan is no longer sold. Choose another one.');
  const wrong = checkChoices(preferences, plan, ctx.now);
  if (wrong) throw new ValidationError('checkout.choices', wrong);

  const { course, ...shape } = plan;
  const { studentId } = rawInput;
  const need: Need = {
    ...course,
    shape,
    preferences,
    studentId: studentId ?? '',
    studentBusy: studentId ? await loadStudentBusy(ctx.db, studentId, ctx.now) : [],
  };
  const candidates = await loadCandidates(ctx.db, need, ctx.now);
  const { ranked } = rankTrainers({ candidates, need, now: ctx.now });
  const best = candidates.find(({ trainerId }) => trainerId === ranked.at(0)?.trainerId);
  if (!best?.times) {
    return {
      fits: 0,
      firstStartsAt: null,
      lastEndsAt: null,
      alternatives: alternativesFor(candidates, need, plan, ctx.now),
    };
  }
  const series = planSessions({ ...need, trainer: best.times, now: ctx.now });
  const sessions = series.ok ? series.sessions : [];
  return {
    fits: ranked.length,
    firstStartsAt: sessions.at(0)?.startsAt ?? null,
    lastEndsAt: sessions.at(-1)?.endsAt ?? null,
    alternatives: [],
  };
}

function alternativesFor(
  candidates: Candidate[],
  need: Need,
  plan: { sessionsPerWeek: number },
  now: Date,
): Feasibility['alternatives'] {
  const trainers = candidates
    .filter((trainer) => trainer.times !== null)
    .sort((a, b) => share(a) - share(b) || (a.trainerId < b.trainerId ? -1 : 1))
    .flatMap(({ times, ...trainer }): FreeTrainer[] => (times ? [{ ...trainer, times }] : []))
    .slice(0, consideredLimit);
  const variants = varyPreferences(need.preferences).filter(
    ({ preferences }) => checkChoices(preferences, plan, now) === null,
  );
  const found = fitVariants({ trainers, need, variants, now, limit: alternativeLimit });
  return found.flatMap(({ preferences, change, trainers: fitting, sessions }) => {
    const firstStartsAt = sessions.at(0)?.startsAt;
    if (!firstStartsAt) return [];
    return { preferences, change: describePreferencesChange(change), fits: fitting.length, firstStartsAt };
  });
}

const share = ({ activeStudents, maxStudents }: Candidate) => activeStudents / Math.max(1, maxStudents);
