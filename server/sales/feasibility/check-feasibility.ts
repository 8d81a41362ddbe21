import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { NotFoundError, ValidationError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { checkChoices } from '@/server/scheduling/preferences/check-choices';
import { preferencesSchema } from '@/server/scheduling/preferences/preferences';
import type { Offer } from './describe-offer';
import { type Alternative, findAlternatives } from './find-alternatives';
import { findOffer } from './find-offer';
import { loadBuyerNeed } from './load-buyer-need';

export const checkFeasibilityInput = z.object({
  planId: id,
  preferences: preferencesSchema,
});

/** Trainers who fit are counted up to here: more make no difference to a student. */
const counted = 10;

export type Feasibility = {
  /** How many trainers could hold the whole series at these preferred times now, up to 10; `isMore` when it may be more. */
  fits: number;
  isMore: boolean;
  /** The dates with the trainer who would get it now; null when nobody fits. */
  offer: Offer | null;
  /** Better choices, best first; none while the offer keeps what the plan promises. */
  alternatives: Alternative[];
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
  const { fits, offer } = await findOffer(ctx, need, { want: counted });
  const isAsSold = offer?.shortfalls.length === 0;
  return {
    fits,
    isMore: fits === counted,
    offer,
    alternatives: isAsSold ? [] : await findAlternatives(ctx, need, offer),
  };
}
