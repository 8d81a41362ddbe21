import type { Context } from '@/server/core/context';
import { PreconditionError } from '@/server/core/errors';
import { log } from '@/server/core/log';
import { within } from '@/server/core/within';
import type { Need } from '@/server/fulfillment/choosing/rank-trainers';
import { type Accepted, unaccepted } from './describe-offer';
import { findOffer } from './find-offer';

/** How long a buyer is kept waiting for the answer, in milliseconds. */
const patienceMs = 3000;

/**
 * Keeps students from paying for what nobody can hold now, or for dates that break the plan's promise unless they accepted
 * as much. A check that fails or takes too long stops no sale: it is logged, and the team looks for a trainer as for anybody.
 *
 * Throws PreconditionError `checkout.nobody-fits` or `checkout.other-dates`.
 */
export async function refuseUnacceptedOffer(
  ctx: Pick<Context, 'db' | 'now'>,
  loadNeed: () => Promise<Need>,
  accepted: Accepted,
): Promise<void> {
  const check = loadNeed()
    .then((need) => findOffer(ctx, need, { want: 1 }))
    .catch((error: unknown): 'unknown' => {
      log.warn({ err: error }, 'a checkout goes on without knowing whether a trainer is free');
      return 'unknown';
    });
  const answer = await within<Awaited<typeof check> | 'too-late'>(patienceMs, check, 'too-late');
  if (answer === 'too-late') log.warn('a checkout goes on: looking for a free trainer took too long');
  if (answer === 'too-late' || answer === 'unknown') return;
  if (!answer.offer) {
    throw new PreconditionError(
      'checkout.nobody-fits',
      'No trainer is free at these times now. Choose other times, or check the box to book them anyway.',
    );
  }
  const broken = unaccepted(answer.offer, accepted);
  if (broken.length > 0) {
    throw new PreconditionError(
      'checkout.other-dates',
      `${broken.map(({ words }) => words).join(' ')} Choose other times, or check the box to book these dates anyway.`,
    );
  }
}
