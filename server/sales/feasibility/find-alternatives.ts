import type { Context } from '@/server/core/context';
import { loadTrainerTimes } from '@/server/fulfillment/booking/load-trainer-times';
import { listLikelyTrainers } from '@/server/fulfillment/choosing/list-likely-trainers';
import type { Need } from '@/server/fulfillment/choosing/rank-trainers';
import { type FreeTrainer, fitVariants } from '@/server/fulfillment/unblocking/fit-variants';
import { checkChoices } from '@/server/scheduling/preferences/check-choices';
import { describePreferencesChange } from '@/server/scheduling/preferences/describe-preferences-change';
import type { Preferences } from '@/server/scheduling/preferences/preferences';
import { varyPreferences } from '@/server/scheduling/preferences/vary-preferences';
import { byPromise, describeOffer, isClearlyBetter, type Offer } from './describe-offer';
import { findOffer } from './find-offer';

/** How many other choices are offered. */
const alternativeLimit = 3;
/** Among how many trainers they are looked for, the likeliest first, so that the question stays quick. */
const consideredLimit = 80;
/** The same, and how many variants, when somebody fits: each of them then takes a whole plan. */
const [consideredBeside, variantsBeside] = [12, 40];

/** Another choice with the dates that it would get now. */
export type Alternative = {
  preferences: Preferences;
  change: string;
  /** Trainers (at least) who could hold it. */
  fits: number;
  firstStartsAt: Date;
  weeks: number;
  /** Whether it keeps the plan's pace and starts soon after the day chosen first. */
  isAsSold: boolean;
};

/**
 * The nearest other choices that are better than what is offered now, null for nothing. Those that keep the plan's pace and
 * the start that was chosen come first, then the earlier start; each is what the student would be shown for it.
 */
export async function findAlternatives(
  ctx: Pick<Context, 'db' | 'now'>,
  need: Need,
  current: Offer | null,
): Promise<Alternative[]> {
  const { db, now } = ctx;
  const limit = current ? consideredBeside : consideredLimit;
  const likely = await listLikelyTrainers(db, need, { now, limit });
  const calendars = await loadTrainerTimes(
    db,
    likely.map(({ trainerId }) => trainerId),
    now,
  );
  const trainers = likely.flatMap((trainer): FreeTrainer[] => {
    const times = calendars.get(trainer.trainerId);
    return times ? [{ ...trainer, times }] : [];
  });
  const variants = varyPreferences(need.preferences)
    .filter(({ preferences }) => checkChoices(preferences, need.shape, now) === null)
    .slice(0, current ? variantsBeside : undefined);
  const isBetter = (offer: Offer | null): offer is Offer =>
    offer !== null && (current === null || isClearlyBetter(offer, current));
  const isAsSold = (offer: Offer | null) => offer?.shortfalls.length === 0;
  const found = fitVariants({
    ...{ trainers, need, variants, now, limit: alternativeLimit },
    isWanted: (sessions) => isAsSold(describeOffer(sessions, need)),
  })
    .map((variant) => ({ ...variant, offer: describeOffer(variant.sessions, need) }))
    .filter((variant) => isBetter(variant.offer));

  const offered = await Promise.all(
    inOrder(found)
      .slice(0, alternativeLimit)
      .map(async ({ preferences, change, trainers: fitting }) => {
        const { offer } = await findOffer(ctx, { ...need, preferences }, { want: 1 });
        // Against the day that the student chose, which a later start must not move.
        const promised = offer && describeOffer(offer.sessions, need);
        return {
          preferences,
          change: describePreferencesChange(change),
          fits: fitting.length,
          offer: promised,
        };
      }),
  );
  return inOrder(offered.filter(({ offer }) => isBetter(offer))).flatMap(({ offer, ...choice }) => {
    const firstStartsAt = offer?.sessions.at(0)?.startsAt;
    return firstStartsAt ? [{ ...choice, firstStartsAt, weeks: offer.weeks, isAsSold: isAsSold(offer) }] : [];
  });
}

/** The best offer first; of those that are as good, the nearest change. */
function inOrder<T extends { offer: Offer | null }>(choices: T[]): T[] {
  return choices.toSorted(({ offer: one }, { offer: other }) => (one && other ? byPromise(one, other) : 0));
}
