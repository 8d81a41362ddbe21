import { ConflictError } from '@/server/errors';
import { violates } from '@/server/violates';

const races: Record<string, string> = {
  training_session_trainer_overlap: 'One of the times has just been taken from the trainer.',
  training_session_student_overlap: 'The student has just been booked at one of the times.',
  trainer_cap: "The trainer's last place has just been taken.",
  session_in_time_off: 'The trainer has just taken time off at one of the times.',
  trainer_weekly_hours: 'One of the weeks of the trainer has just become full.',
};

/** Runs a change of trainer; what the database refuses because somebody was faster becomes a ConflictError. */
export async function refuseLostRace<T>(change: () => Promise<T>): Promise<T> {
  try {
    return await change();
  } catch (error) {
    for (const [constraint, sentence] of Object.entries(races)) {
      if (violates(error, constraint))
        throw new ConflictError('reallocation.changed', `${sentence} Nothing was changed. Look again.`, {
          cause: error,
        });
    }
    throw error;
  }
}
