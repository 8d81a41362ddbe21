import type { Context } from '@/server/core/context';
import { loadTrainerTimes } from '@/server/fulfillment/booking/load-trainer-times';
import { chooseTrainers } from '@/server/fulfillment/choosing/choose-trainers';
import type { Need } from '@/server/fulfillment/choosing/rank-trainers';
import { planSessions } from '@/server/scheduling/planning/plan-sessions';
import { describeOffer, type Offer } from './describe-offer';

/**
 * How many trainers could hold the series now, counted up to `want`, and the dates with the one whom allocation would choose
 * at this instant. Null when nobody can. Changes nothing, and holds nothing.
 */
export async function findOffer(
  { db, now }: Pick<Context, 'db' | 'now'>,
  need: Need,
  { want }: { want: number },
): Promise<{ fits: number; offer: Offer | null }> {
  const { ranked } = await chooseTrainers(db, need, { now, want });
  const trainerId = ranked.at(0)?.trainerId;
  if (!trainerId) return { fits: 0, offer: null };
  const trainer = (await loadTrainerTimes(db, [trainerId], now)).get(trainerId);
  const plan = trainer ? planSessions({ ...need, trainer, now }) : null;
  const offer = plan?.ok ? describeOffer(plan.sessions, need) : null;
  return { fits: offer ? ranked.length : 0, offer };
}
