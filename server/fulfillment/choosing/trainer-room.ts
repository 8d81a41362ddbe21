import type { Span, TrainerTimes } from '@/server/scheduling/calendar/trainer-calendar';
import { expandPreferredTimes } from '@/server/scheduling/planning/expand-preferred-times';
import { planSessions } from '@/server/scheduling/planning/plan-sessions';
import type { Need } from './rank-trainers';

/** What one trainer has left: asked and filled by one waiting purchase after the other. */
export type TrainerRoom = {
  /** Whether the purchase's whole series has room, by the same rules as allocating; what it would take, or null. */
  find(need: Need): Span[] | null;
  /** Takes a place under the cap, and these times of the trainer and the student. */
  take(need: Need, sessions: Span[]): void;
};

/** The room of a trainer who teaches what is asked: places under the cap for other students, and times. */
export function createTrainerRoom(input: {
  times: TrainerTimes;
  maxStudents: number;
  /** Students who have a place now. */
  studentIds: string[];
  now: Date;
}): TrainerRoom {
  const { maxStudents, now } = input;
  const students = new Set(input.studentIds);
  const times = { ...input.times, busy: [...input.times.busy] };
  const taken = new Map<string, Span[]>();

  return {
    find(need) {
      if (students.size >= maxStudents && !students.has(need.studentId)) return null;
      const studentBusy = [...need.studentBusy, ...(taken.get(need.studentId) ?? [])];
      const occurrences = expandPreferredTimes(need.preferences, need.shape);
      const plan = planSessions({ ...need, studentBusy, trainer: times, now, occurrences });
      return plan.ok ? plan.sessions : null;
    },
    take(need, sessions) {
      students.add(need.studentId);
      times.busy.push(...sessions);
      taken.set(need.studentId, [...(taken.get(need.studentId) ?? []), ...sessions]);
    },
  };
}
