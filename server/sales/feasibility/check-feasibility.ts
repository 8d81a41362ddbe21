import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { NotFoundError, ValidationError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { loadTrainerTimes } from '@/server/fulfillment/booking/load-trainer-times';
import { chooseTrainers } from '@/server/fulfillment/choosing/choose-trainers';
import { listLikelyTrainers } from '@/server/fulfillment/choosing/list-likely-trainers';
import type { Need } from '@/server/fulfillment/choosing/rank-trainers';
import { type FreeTrainer, fitVariants } from '@/server/fulfillment/unblocking/fit-variants';
import { describePreferencesChange } from '@/server/scheduling/preferences/describe-preferences-change';
import { type Preferences, preferencesSchema } from '@/server/scheduling/preferences/preferences';
import { varyPreferences } from '@/server/scheduling/preferences/vary-preferences';
import { checkChoices } from './check-choices';
import { loadBuyerNeed } from './load-buyer-need';

export const checkFeasibilityInput = z.object({
  planId: id,
  preferences: preferencesSchema,
});

/** How many other choices are offered when nobody fits. */
const alternativeLimit = 3;
/** Among how many trainers they are looked for, the likeliest first, so that the question stays quick. */
const consideredLimit = 80;
/** Trainers who fit are counted up to here: more make no difference to a student. */
const counted = 10;

export type Feasibility = {
  /** How many trainers could hold the whole series at these preferred times now, up to 10; `isMore` when it may be more. */
  fits: number;
  isMore: boolean;
  /** The first and last session with the trainer who would get it now; null when nobody fits. */
  firstStartsAt: Date | null;
  lastEndsAt: Date | null;
  /** Only when nobody fits: the nearest other choices with which `fits` trainers (at least) could hold it. */
  alternatives: { preferences: Preferences; change: string; fits: number; firstStartsAt: Date }[];
};

/**
 * Whether a plan could be held at these preferred times, asked before anything is paid: by the rules and the data that
 * allocation itself uses, at this instant, and by what the one who asks has booked already. Promises nothing: capacity may
 * go to somebody else before the payment. Changes nothing.
 *
 * Throws NotFoundError `plan.unknown`, ValidationError `checkout.choices`.
 */
export async function checkFeasibility(
  ctx: Context,
  input: z.input<typeof checkFeasibilityInput>,
): Promise<Feasibility> {
  const { planId, preferences } = checkFeasibilityInput.parse(input);
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

  const need = await loadBuyerNeed(ctx, plan, preferences);
  const { ranked } = await chooseTrainers(ctx.db, need, { now: ctx.now, want: counted });
  const best = ranked.at(0);
  return {
    fits: ranked.length,
    isMore: ranked.length === counted,
    firstStartsAt: best?.firstStartsAt ?? null,
    lastEndsAt: best?.lastEndsAt ?? null,
    alternatives: best ? [] : await findAlternatives(ctx, need, plan),
  };
}

async function findAlternatives(
  ctx: Pick<Context, 'db' | 'now'>,
  need: Need,
  plan: { sessionsPerWeek: number },
): Promise<Feasibility['alternatives']> {
  const { now } = ctx;
  const likely = await listLikelyTrainers(ctx.db, need, { now, limit: consideredLimit });
  const calendars = await loadTrainerTimes(
    ctx.db,
    likely.map(({ trainerId }) => trainerId),
    now,
  );
  const trainers = likely.flatMap((trainer): FreeTrainer[] => {
    const times = calendars.get(trainer.trainerId);
    return times ? [{ ...trainer, times }] : [];
  });
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
