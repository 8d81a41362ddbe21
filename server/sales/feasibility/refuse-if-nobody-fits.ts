import type { Context } from '@/server/core/context';
import { PreconditionError } from '@/server/core/errors';
import { log } from '@/server/core/log';
import { within } from '@/server/core/within';
import { chooseTrainers } from '@/server/fulfillment/choosing/choose-trainers';
import type { Need } from '@/server/fulfillment/choosing/rank-trainers';

/** How long a buyer is kept waiting for the answer, in milliseconds. */
const patienceMs = 3000;

/**
 * Keeps students from paying for what nobody can hold now. A check that fails or takes too long stops no sale: it is
 * logged, and the team looks for a trainer as for anybody. Throws PreconditionError `checkout.nobody-fits`.
 */
export async function refuseIfNobodyFits(
  { db, now }: Pick<Context, 'db' | 'now'>,
  loadNeed: () => Promise<Need>,
): Promise<void> {
  const check = loadNeed()
    .then((need) => chooseTrainers(db, need, { now, want: 1 }))
    .then(({ ranked }) => (ranked.length > 0 ? ('somebody' as const) : ('nobody' as const)))
    .catch((error: unknown) => {
      log.warn({ err: error }, 'a checkout goes on without knowing whether a trainer is free');
      return 'unknown' as const;
    });
  const answer = await within(patienceMs, check, 'too-late' as const);
  if (answer === 'too-late') log.warn('a checkout goes on: looking for a free trainer took too long');
  if (answer === 'nobody') {
    throw new PreconditionError(
      'checkout.nobody-fits',
      'No trainer is free at these times now. Choose other times, or check the box to book them anyway.',
    );
  }
}
