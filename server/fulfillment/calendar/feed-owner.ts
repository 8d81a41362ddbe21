import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';

/** A trainer's feed, which staff and the trainer look after; without one, one's own. */
export const feedInput = z.object({ trainerId: id.optional() });

/** Whose calendar a feed shows. */
export type FeedOwner = { userId: string } | { trainerId: string };

/** Whose feed is asked for. Throws Forbidden when it is a trainer's and the actor has none of the accesses to it. */
export function feedOwner(
  ctx: Pick<Context, 'actor'>,
  { trainerId }: z.output<typeof feedInput>,
  accessToTrainers: 'staff' | 'admin',
): FeedOwner {
  if (trainerId === undefined) return { userId: authorize(ctx, 'student').userId };
  const { actor } = ctx;
  if (actor.kind === 'trainer' && actor.trainerId === trainerId) return { trainerId };
  authorize(ctx, accessToTrainers, 'system');
  return { trainerId };
}
