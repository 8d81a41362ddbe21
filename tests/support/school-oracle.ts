import type { Db } from '@/server/core/db';
import type { Preferences } from '@/server/scheduling/preferences/preferences';
import type { BuiltSchool } from './random-school';
import { bookByTrying, type OracleBooking } from './school/booking-oracle';

const levels = ['BEGINNER', 'INTERMEDIATE', 'ADVANCED'];

/**
 * What a school can do for a student, found by trying every trainer and every booking: who could take one more student of
 * the course at all, and at which times each of them would. Reads only what is booked; shares no rule with Caravan.
 */
export async function askEveryTrainer(
  db: Db,
  { course, plan, trainers }: BuiltSchool,
  student: { id: string; preferences: Preferences },
  now: Date,
): Promise<{ withRoom: Set<string>; bookings: Map<string, OracleBooking> }> {
  const booked = await db.trainingSession.findMany({
    where: {
      status: 'SCHEDULED',
      OR: [{ trainerId: { in: trainers.map(({ id }) => id) } }, { studentId: student.id }],
    },
    select: { trainerId: true, studentId: true, startsAt: true, endsAt: true },
  });
  const taught = await db.trainerAllocation.findMany({
    where: { endedAt: null, completedAt: null, trainerId: { in: trainers.map(({ id }) => id) } },
    select: { trainerId: true, purchase: { select: { studentId: true } } },
  });
  const withRoom = new Set<string>();
  const bookings = new Map<string, OracleBooking>();
  for (const trainer of trainers) {
    const { id, level, languages, state, maxStudents } = trainer;
    const studentsOf = taught
      .filter(({ trainerId }) => trainerId === id)
      .map(({ purchase }) => purchase.studentId);
    const isAble =
      state === 'teaches' &&
      level !== null &&
      levels.indexOf(level) >= levels.indexOf(course.level) &&
      languages.includes(course.language);
    if (!isAble) continue;
    if (new Set(studentsOf).size < maxStudents) withRoom.add(id);
    if (new Set(studentsOf.filter((other) => other !== student.id)).size >= maxStudents) continue;
    const booking = bookByTrying({
      shape: plan,
      preferences: student.preferences,
      trainer: { ...trainer, busy: booked.filter(({ trainerId }) => trainerId === id) },
      studentBusy: booked.filter(({ studentId }) => studentId === student.id),
      now,
    });
    if (booking) bookings.set(id, booking);
  }
  return { withRoom, bookings };
}
