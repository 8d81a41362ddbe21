import { ConflictError } from '@/server/errors';
import { refusedBy } from '@/server/sessions/booking-rules';
import { violates } from '@/server/violates';

/** Runs a change of trainer or time; what the database refuses because somebody was faster becomes a ConflictError. */
export async function refuseLostRace<T>(change: () => Promise<T>): Promise<T> {
  try {
    return await change();
  } catch (error) {
    const lost = violates(error, 'trainer_cap')
      ? "The trainer's last place has just been taken."
      : refusedBy(error)?.lost;
    if (!lost) throw error;
    throw new ConflictError('reallocation.changed', `${lost} Nothing was changed. Look again.`, {
      cause: error,
    });
  }
}
