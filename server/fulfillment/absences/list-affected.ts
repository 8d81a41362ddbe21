import type { Tx } from '@/server/core/db';
import { takesPlace } from '@/server/scheduling/takes-place';

/** An absence as a span of instants; `endsAt` null means for good. */
export type AbsenceSpan = { trainerId: string; startsAt: Date; endsAt: Date | null };

/**
 * The purchases that a trainer's absence affects: those with a session to come inside the span, and when the trainer has
 * left for good every one they still have. In the order of their first affected session.
 */
export async function listAffected(tx: Tx, { trainerId, startsAt, endsAt }: AbsenceSpan, now: Date) {
  const inside = {
    trainerId,
    status: 'SCHEDULED' as const,
    startsAt: { gt: now, ...(endsAt && { lt: endsAt }) },
    endsAt: { gt: startsAt },
  };
  const held = {
    trainerId,
    ...takesPlace,
    ...(endsAt === null && { purchase: { status: { in: ['CREATED' as const, 'ALLOCATED' as const] } } }),
  };
  const purchases = await tx.purchase.findMany({
    where: {
      OR: [{ sessions: { some: inside } }, ...(endsAt ? [] : [{ allocations: { some: held } }])],
    },
    select: {
      id: true,
      number: true,
      student: { select: { name: true } },
      course: { select: { title: true } },
      sessions: { where: inside, orderBy: { startsAt: 'asc' }, select: { startsAt: true } },
    },
  });
  return purchases
    .map(({ sessions, student, course, ...purchase }) => ({
      ...purchase,
      studentName: student.name,
      courseTitle: course.title,
      /** Sessions inside the span; 0 when none is booked yet. */
      sessions: sessions.length,
      firstStartsAt: sessions[0]?.startsAt ?? null,
    }))
    .sort((a, b) => (a.firstStartsAt?.getTime() ?? 0) - (b.firstStartsAt?.getTime() ?? 0));
}
