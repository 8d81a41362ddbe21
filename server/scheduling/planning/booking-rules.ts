import { violates } from '@/server/core/violates';

/** A rule of the database about when a session may be held. */
export type BookingRule = {
  /** The constraint as the database names it. */
  constraint: string;
  /** What it promises. */
  promise: string;
  /** What staff read when another change came first. */
  lost: string;
};

/** Every rule by which the database may refuse to book or move sessions. */
export const bookingRules: readonly BookingRule[] = [
  {
    constraint: 'training_session_trainer_overlap',
    promise: 'no trainer is in two sessions at once',
    lost: 'One of the times has just been taken from the trainer.',
  },
  {
    constraint: 'training_session_student_overlap',
    promise: 'no student is in two sessions at once',
    lost: 'The student has just been booked at one of the times.',
  },
  {
    constraint: 'trainer_buffer',
    promise: 'a trainer keeps a break between sessions',
    lost: 'The trainer has just been booked too close to one of the times.',
  },
  {
    constraint: 'session_in_time_off',
    promise: 'no session is inside time off',
    lost: 'The trainer has just taken time off at one of the times.',
  },
  {
    constraint: 'trainer_weekly_hours',
    promise: 'no week has more minutes than the trainer holds',
    lost: 'One of the weeks of the trainer has just become full.',
  },
  {
    constraint: 'session_after_trainer_left',
    promise: 'no session is with a trainer who has left',
    lost: 'The trainer has just left.',
  },
  {
    constraint: 'session_in_past',
    promise: 'no session is booked in the past',
    lost: 'One of the times was over before it could be booked.',
  },
];

/** The rule with which the database refused a booking; null for any other error. */
export function refusedBy(error: unknown): BookingRule | null {
  return bookingRules.find(({ constraint }) => violates(error, constraint)) ?? null;
}
