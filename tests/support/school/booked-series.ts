import type { SessionOutcome } from '@/prisma/generated/enums';
import type { Db } from '@/server/core/db';
import { recordResult } from '@/server/fulfillment/teaching/record-result';
import { anAdmin } from '@/tests/integration/school/support';
import { aScheduledPurchase, sessionsOf } from './scheduled';
import { aCourse, aStudent, aTrainer } from './school';

/** A booked series of two sessions. `settle` records their results in order, `after` both are over. */
export async function aBookedSeries(db: Db, names = { student: 'Łukasz Żółć', trainer: 'Ελένη Παππά' }) {
  const course = await aCourse(db);
  const trainer = await aTrainer(db, course.course.skill, { name: names.trainer });
  const student = await aStudent(db, names.student);
  const { id: purchaseId } = await aScheduledPurchase(db, { course, studentId: student.id });
  const sessions = await sessionsOf(db, purchaseId);
  const after = new Date(Math.max(...sessions.map(({ endsAt }) => endsAt.getTime())) + 60_000);
  const settle = async (...outcomes: SessionOutcome[]) => {
    for (const [index, outcome] of outcomes.entries())
      await recordResult(anAdmin(db, after), {
        sessionId: sessions[index]?.id ?? '',
        ...{ outcome, topic: '', privateNote: '', studentNote: '', homework: '', materialsUrl: null },
      });
  };
  return { purchaseId, course: course.course, trainer, student, sessions, after, settle };
}
