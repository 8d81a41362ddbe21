import type { Context } from '@/server/core/context';

/** The parts of an export that are few rows: who the person is, where they are signed in, and what they are as a trainer. */
export async function exportPerson({ db, now }: Pick<Context, 'db' | 'now'>, userId: string) {
  const [profile, devices, calendarFeeds, trainer] = await Promise.all([
    db.user.findUniqueOrThrow({
      where: { id: userId },
      select: {
        id: true,
        name: true,
        email: true,
        emailVerified: true,
        role: true,
        zone: true,
        remindersBefore: true,
        mutedMail: true,
        createdAt: true,
        authAccounts: { select: { providerId: true, createdAt: true } },
      },
    }),
    db.authSession.findMany({
      where: { userId, expiresAt: { gt: now } },
      orderBy: { createdAt: 'asc' },
      select: { userAgent: true, createdAt: true, updatedAt: true },
    }),
    db.calendarFeed.findMany({
      where: { OR: [{ userId }, { trainer: { userId } }] },
      orderBy: { createdAt: 'asc' },
      select: { createdAt: true, revokedAt: true, lastReadAt: true },
    }),
    db.trainer.findUnique({
      where: { userId },
      select: {
        name: true,
        email: true,
        headline: true,
        bio: true,
        zone: true,
        languages: true,
        maxStudents: true,
        bufferMinutes: true,
        maxWeeklyMinutes: true,
        meetingUrl: true,
        createdAt: true,
        skills: { select: { skill: true, level: true } },
        availability: { select: { weekday: true, startMinute: true, endMinute: true } },
        timeOff: { select: { startsAt: true, endsAt: true } },
        timeOffRequests: {
          select: { startsAt: true, endsAt: true, reason: true, status: true, askedAt: true },
        },
        sessions: {
          orderBy: { startsAt: 'asc' },
          select: { startsAt: true, endsAt: true, status: true },
        },
      },
    }),
  ]);
  return { profile, devices, calendarFeeds, trainer };
}
