import type { TrainerState } from '../vocabulary/trainer-lists';

/** The state of a trainer. One who left counts as left, whatever else is true. `awayUntil`: the end of the time off running now. */
export function trainerState(trainer: {
  leftAt: Date | null;
  pausedAt: Date | null;
  awayUntil: Date | null;
}): TrainerState {
  if (trainer.leftAt) return 'left';
  if (trainer.pausedAt) return 'paused';
  return trainer.awayUntil ? 'away' : 'active';
}
