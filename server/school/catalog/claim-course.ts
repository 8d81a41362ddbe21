import { z } from 'zod';
import type { Prisma } from '@/prisma/generated/client';
import type { Tx } from '@/server/core/db';
import { ConflictError, NotFoundError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { instant } from '@/server/core/time/instant';

/** Which course, and the state of it and its plans that the person changing it has seen: `updatedAt` as it was read. */
export const seenCourse = z.object({ courseId: id, expected: instant });

/**
 * Writes `data` to a course nobody has changed since `expected`, and holds the row until the transaction ends. Its plans
 * count as part of it. Throws NotFoundError `course.unknown`, ConflictError `course.changed`.
 */
export async function claimCourse(
  tx: Tx,
  { courseId, expected, now }: { courseId: string; expected: Date; now: Date },
  data: Prisma.CourseUncheckedUpdateManyInput = {},
): Promise<void> {
  const { count } = await tx.course.updateMany({
    where: { id: courseId, updatedAt: expected },
    // Never the instant that was expected, even within one millisecond or on a clock that runs behind.
    data: { ...data, updatedAt: new Date(Math.max(now.getTime(), expected.getTime() + 1)) },
  });
  if (count === 1) return;
  if (!(await tx.course.findUnique({ where: { id: courseId }, select: { id: true } }))) throw unknownCourse();
  throw new ConflictError(
    'course.changed',
    'Somebody else changed this course since you opened the page. Nothing was saved: look again.',
  );
}

/** The refusal for a course that does not exist. */
export function unknownCourse(): NotFoundError {
  return new NotFoundError('course.unknown', 'There is no such course.');
}
