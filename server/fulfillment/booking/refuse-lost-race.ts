import { ConflictError } from '@/server/core/errors';
import { violates } from '@/server/core/violates';
import { refusedBy } from '@/server/scheduling/planning/booking-rules';

const advice = {
  'reallocation.changed': 'Nothing was changed. Look again.',
  'reschedule.changed': 'The session was not moved. Choose another time.',
  'make-up.changed': 'Nothing was booked. Look again.',
};

/** Runs a change of trainer or time; what the database refuses because somebody was faster becomes a ConflictError. */
export async function refuseLostRace<T>(code: keyof typeof advice, change: () => Promise<T>): Promise<T> {
  try {
    return await change();
  } catch (error) {
    const lost = violates(error, 'trainer_cap')
      ? "The trainer's last place has just been taken."
      : refusedBy(error)?.lost;
    if (!lost) throw error;
    throw new ConflictError(code, `${lost} ${advice[code]}`, { cause: error });
  }
}
