import type { Tx } from '@/server/core/db';
import { NotFoundError } from '@/server/core/errors';
import { takesPlace } from '@/server/scheduling/takes-place';

/** A trainer who might take over, with the facts that the rules ask for. */
export type Target = Awaited<ReturnType<typeof loadTarget>>;

/**
 * Reads one trainer for one purchase's skill and student. `activeStudents` does not count the student in question;
 * `isKnown` says whether they have learned with this trainer before, `hasStudent` whether they do so now. Throws
 * NotFoundError `trainer.unknown`.
 */
export async function loadTarget(tx: Tx, input: { trainerId: string; skill: string; studentId: string }) {
  const trainer = await tx.trainer.findUnique({
    where: { id: input.trainerId },
    select: {
      id: true,
      name: true,
      email: true,
      zone: true,
      languages: true,
      maxStudents: true,
      pausedAt: true,
      leftAt: true,
      skills: { where: { skill: input.skill }, select: { level: true } },
      allocations: {
        where: { OR: [takesPlace, { purchase: { studentId: input.studentId } }] },
        select: { endedAt: true, completedAt: true, purchase: { select: { studentId: true } } },
      },
    },
  });
  if (!trainer) throw new NotFoundError('trainer.unknown', 'There is no such trainer.');
  const { skills, allocations, ...facts } = trainer;
  const active = allocations.filter(({ endedAt, completedAt }) => !endedAt && !completedAt);
  const students = new Set(active.map(({ purchase }) => purchase.studentId));
  const hasStudent = students.delete(input.studentId);
  return {
    ...facts,
    level: skills.at(0)?.level ?? null,
    activeStudents: students.size,
    hasStudent,
    isKnown: allocations.some(({ purchase }) => purchase.studentId === input.studentId),
  };
}
