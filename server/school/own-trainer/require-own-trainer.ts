import type { Context } from '@/server/core/context';
import { unknownTrainer } from '../trainers/claim-trainer';

/** Keeps trainers to themselves. Throws NotFoundError `trainer.unknown` for another one; asks nothing of others. */
export function requireOwnTrainer(
  { actor }: Pick<Context, 'actor'>,
  { trainerId }: { trainerId: string },
): void {
  if (actor.kind === 'trainer' && actor.trainerId !== trainerId) throw unknownTrainer();
}
