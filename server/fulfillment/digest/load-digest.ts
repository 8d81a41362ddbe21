import type { Context } from '@/server/core/context';
import type { DigestWeek } from '@/server/scheduling/digest/digest-week';
import type { DigestMail } from '../mail/compose-digest-mail';

/** The most of each that one email lists, and how far back a session without a result is asked about, in milliseconds. */
const most = 50;
const backMs = 60 * 86_400_000;
const weekMs = 7 * 86_400_000;

const select = {
  id: true,
  startsAt: true,
  endsAt: true,
  purchase: { select: { course: { select: { title: true } }, student: { select: { name: true } } } },
} as const;

/** What a trainer's digest of the week tells, as it is at `now`; null when there is nothing to tell. */
export async function loadDigest(
  { db, now }: Pick<Context, 'db' | 'now'>,
  { trainerId, week }: { trainerId: string; week: DigestWeek },
): Promise<Pick<DigestMail, 'coming' | 'unconfirmed' | 'students'> | null> {
  const own = { trainerId, status: { not: 'CANCELLED' } } as const;
  const list = { orderBy: { startsAt: 'asc' }, take: most, select } as const;
  const [coming, unconfirmed, allocations] = await Promise.all([
    db.trainingSession.findMany({
      where: { ...own, startsAt: { gte: now, lt: week.until } },
      ...list,
    }),
    db.trainingSession.findMany({
      where: {
        ...own,
        endsAt: { lt: now },
        startsAt: { gt: new Date(now.getTime() - backMs) },
        result: null,
      },
      ...list,
    }),
    db.trainerAllocation.findMany({
      where: { trainerId, endedAt: null, createdAt: { gte: new Date(week.from.getTime() - weekMs) } },
      orderBy: { createdAt: 'asc' },
      take: most,
      select: { purchaseId: true, purchase: select.purchase },
    }),
  ]);
  if (coming.length + unconfirmed.length + allocations.length === 0) return null;
  const sessionOf = ({ purchase, ...session }: (typeof coming)[number]) => ({
    ...session,
    about: `${purchase.course.title} with ${purchase.student.name}`,
  });
  return {
    coming: coming.map(sessionOf),
    unconfirmed: unconfirmed.map(sessionOf),
    students: allocations.map(({ purchaseId, purchase: { course, student } }) => ({
      purchaseId,
      about: `${student.name}, ${course.title}`,
    })),
  };
}
